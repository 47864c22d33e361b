import type { Page } from 'playwright-core';
import type { LaunchedApp } from '../stand-in/hosts/launched-app.ts';
import { choose, rowOf } from '../window-steps.ts';
import type { createCamera } from './camera.ts';

type Shoot = ReturnType<typeof createCamera>['shoot'];

/** Every dialog and menu over the list of six accounts. */
export async function playScreens(app: LaunchedApp, { shoot }: { readonly shoot: Shoot }): Promise<void> {
  const { window, tray } = app;
  await window.getByRole('row').first().waitFor();
  await over(window, 'add-account', shoot, () => window.getByRole('button', { name: 'Add account' }).click());
  await over(window, 'add-account-problems', shoot, async () => {
    await window.getByRole('button', { name: 'Add account' }).click();
    await window.getByRole('button', { name: 'Save and sign in' }).click();
    await window.getByText('Enter the password.').waitFor();
  });
  await over(window, 'needs-password', shoot, () => choose(window, 'tenant north', 'Edit…'));
  await over(window, 'menu', shoot, () => rowOf(window, 'prod admin').getByRole('button', { name: 'More' }).click());
  await over(window, 'copy-as', shoot, async () => {
    await rowOf(window, 'prod admin').getByRole('button', { name: 'More' }).click();
    await window.getByRole('menuitem', { name: 'Copy as' }).click();
    await window.getByRole('menuitemradio').first().waitFor();
  });
  await window.keyboard.press('Escape');
  await over(window, 'copy-guard', shoot, () =>
    rowOf(window, 'prod admin').getByRole('button', { name: 'Copy token' }).click(),
  );
  await over(window, 'details', shoot, async () => {
    await choose(window, 'prod admin', 'Details…');
    await window.getByRole('region', { name: 'Sign-ins' }).waitFor();
  });
  await over(window, 'sign-in-check', shoot, async () => {
    await choose(window, 'staging admin', 'Check the sign-in…');
    await window.getByRole('listitem').first().waitFor();
  });
  await rowOf(window, 'staging admin').click();
  await rowOf(window, 'sandbox').click({ modifiers: ['Shift'] });
  await shoot(window, 'several-selected');
  await window.keyboard.press('Escape');
  await over(window, 'sort', shoot, () => window.getByRole('button', { name: 'Sort' }).click());
  await window.getByRole('menu').waitFor({ state: 'detached' });
  await over(window, 'delete', shoot, () => choose(window, 'staging admin', 'Delete…'));
  await over(window, 'settings', shoot, () => window.getByRole('button', { name: 'Settings' }).click());
  for (const [name, button] of [
    ['export', 'Export…'],
    ['import', 'Import…'],
  ] as const) {
    await over(window, name, shoot, async () => {
      await window.getByRole('button', { name: 'Settings' }).click();
      await window.getByRole('dialog').getByRole('button', { name: button }).click();
    });
  }
  await shootQuickOpen(app, shoot);
  await window.getByRole('searchbox').fill('nobody');
  await shoot(window, 'no-match');
  await window.getByRole('searchbox').fill('');
  // In the stand-in the tray is a page; elsewhere it belongs to the desktop.
  const menu = await tray.page();
  if (menu) await shoot(menu, 'tray', 'narrow');
  const reloaded = window.waitForEvent('load');
  await tray.click('Lock');
  await reloaded;
  await window.getByRole('heading', { name: 'Tokendock is locked' }).waitFor();
  await shoot(window, 'locked');
}

/** Spanish has the longer words. */
export async function playSpanish(window: Page, { shoot }: { readonly shoot: Shoot }): Promise<void> {
  await window.getByRole('row').first().waitFor();
  await shoot(window, 'spanish-accounts');
  await shoot(window, 'spanish-accounts-narrow', 'narrow');
  await over(window, 'spanish-add-account', shoot, () => window.getByRole('button', { name: 'Añadir cuenta' }).click());
  await over(window, 'spanish-settings', shoot, () => window.getByRole('button', { name: 'Ajustes' }).click());
}

async function over(window: Page, name: string, shoot: Shoot, open: () => Promise<void>): Promise<void> {
  await open();
  await shoot(window, name);
  await window.keyboard.press('Escape');
}

async function shootQuickOpen(app: LaunchedApp, shoot: Shoot): Promise<void> {
  const { window } = app;
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.getByLabel('Quick search from anywhere').press('Control+Shift+K');
  await window.keyboard.press('Escape');
  const page = await app.quickOpen();
  await page.getByRole('option').first().waitFor();
  await app.pressShortcut('CommandOrControl+Shift+K');
  await page.getByRole('combobox').fill('ad');
  await shoot(page, 'quick-open', 'box');
  await page.keyboard.press('Escape');
}
