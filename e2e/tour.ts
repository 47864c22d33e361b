import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { t } from '../src/contract/language/language.ts';
import { writeTransfer } from '../src/main/transfer/transfer-file.ts';
import type { TransferredAccount } from '../src/main/transfer/transfer-file.ts';
import type { SimulatedProvider } from './providers/simulated-provider.ts';
import type { LaunchedApp } from './stand-in/hosts/launched-app.ts';
import { addAccount, choose, expectStatus, fillForm, openForm, rowOf, save } from './window-steps.ts';
import type { Entry } from './window-steps.ts';

/** Looks at what a page shows: with a camera, or for what is wrong with it. */
export type Look = (screen: string, page: Page, shape?: 'narrow' | 'box') => Promise<void>;

interface Places {
  readonly app: LaunchedApp;
  readonly servers: Readonly<Record<'cloudio' | 'neostra', SimulatedProvider>>;
  readonly look: Look;
}

const password = 'tour-Pa55-word';

/** Through every screen, dialog, menu and message over the list of the six example accounts, in the language of `t`. */
export async function tour(places: Places): Promise<void> {
  const { app, look } = places;
  const { window } = app;
  await window.getByRole('row').first().waitFor();
  await look('list', window);
  await formsAndMenus(places);
  await signedIn(places);
  await severalAccounts(places);
  await settings(places);
  await transfer(places);
  await quickSearch(places);
  await window.getByRole('searchbox').fill('nobody');
  await look('no-match', window);
  await window.getByRole('searchbox').fill('');
  await offline(places);
  // In the stand-in the tray is a page; elsewhere it belongs to the desktop.
  const menu = await app.tray.page();
  if (menu) await look('tray', menu, 'narrow');
  const reloaded = window.waitForEvent('load');
  await app.tray.click(t('tray.lock'));
  await reloaded;
  await window.getByRole('heading', { name: t('lock.title') }).waitFor();
  await look('locked', window);
}

/** Without a keychain: what the form and the list say of it. `app` was opened where there is none. */
export async function tourWithoutKeychain({ app, servers, look }: Places): Promise<void> {
  const { window } = app;
  await openForm(window);
  await fillForm(window, entryAt(servers.cloudio, 'acme console'));
  await save(window);
  await window
    .getByRole('dialog')
    .getByRole('button', { name: t('banner.keepInMemory') })
    .waitFor();
  await look('no-keychain', window);
  await window
    .getByRole('dialog')
    .getByRole('button', { name: t('banner.keepInMemory') })
    .click();
  await waitUntilFresh(window, 'acme console');
  await look('memory-only', window);
}

async function formsAndMenus({ app: { window }, look }: Places): Promise<void> {
  await openForm(window);
  await look('add-account', window);
  await save(window);
  await window.getByText(t('problem.passwordMissing')).waitFor();
  await look('add-account-problems', window);
  await window.getByRole('dialog').getByLabel(t('form.label')).fill('half typed');
  await window.keyboard.press('Escape');
  await window.getByText(t('form.discardQuestion')).waitFor();
  await look('discard', window);
  await window.getByRole('button', { name: t('form.discard'), exact: true }).click();
  await choose(window, 'tenant north', t('row.edit'));
  await look('needs-password', window);
  await window.keyboard.press('Escape');
  const more = rowOf(window, 'prod admin').getByRole('button', { name: t('row.more') });
  await more.click();
  await window.getByRole('menu').waitFor();
  await look('menu', window);
  await window.getByRole('menuitem', { name: t('row.copyAs') }).click();
  await window.getByRole('menuitemradio').first().waitFor();
  await look('copy-as', window);
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');
  await window.getByRole('menu').waitFor({ state: 'detached' });
  await window.getByRole('button', { name: t('list.sort') }).click();
  await window.getByRole('menuitemradio').first().waitFor();
  await look('sort', window);
  await window.keyboard.press('Escape');
  await window.getByRole('menu').waitFor({ state: 'detached' });
  await rowOf(window, 'prod admin').press('Enter');
  await window.getByRole('heading', { name: t('guard.title') }).waitFor();
  await look('copy-guard', window);
  await window.keyboard.press('Escape');
}

/** What there is to see of accounts that a provider has let in. */
async function signedIn({ app: { window }, servers, look }: Places): Promise<void> {
  await addAccount(window, entryAt(servers.cloudio, 'acme console'));
  await waitUntilFresh(window, 'acme console');
  await rowOf(window, 'acme console').press('Enter');
  await window.getByRole('button', { name: t('done.clearNow') }).waitFor();
  await look('copied', window);
  await choose(window, 'acme console', t('row.details'));
  await window.getByRole('region', { name: t('details.signIns') }).waitFor();
  await look('details', window);
  await window.keyboard.press('Escape');
  for (const label of ['acme console', 'staging admin']) {
    await choose(window, label, t('row.check'));
    await window.getByRole('dialog').getByRole('listitem').first().waitFor();
    await look(label === 'acme console' ? 'sign-in-check' : 'sign-in-check-failed', window);
    await window.keyboard.press('Escape');
  }
  servers.neostra.addUser({
    username: 'ops',
    email: 'ops@example.com',
    password,
    tenants: [
      { id: 'tenant-1', name: 'Acme North' },
      { id: 'tenant-2', name: 'Acme South' },
    ],
  });
  const { baseUrl } = servers.neostra;
  await addAccount(window, { provider: 'neostra', label: 'ops', email: 'ops@example.com', password, baseUrl });
  await window.getByRole('dialog').getByText(t('failure.chooseTenant')).waitFor();
  await look('choose-tenant', window);
  await window.keyboard.press('Escape');
  await look('needs-choice', window);
}

async function severalAccounts({ app: { window }, look }: Places): Promise<void> {
  await rowOf(window, 'staging admin').click();
  await rowOf(window, 'sandbox').click({ modifiers: ['Shift'] });
  await look('several-selected', window);
  await window.keyboard.press('Delete');
  await window.getByRole('alertdialog').waitFor();
  await look('delete-several', window);
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');
  await choose(window, 'staging admin', t('row.delete'));
  await look('delete', window);
  await window.keyboard.press('Escape');
}

async function settings({ app: { window }, look }: Places): Promise<void> {
  await openSettings(window);
  await look('settings', window);
  await window.getByRole('dialog').getByText(t('settings.proxy')).scrollIntoViewIfNeeded();
  await window.getByRole('dialog').getByText(t('settings.manualProxy')).click();
  await window.getByLabel(t('settings.proxyAddress')).fill('proxy');
  await window.keyboard.press('Tab');
  await window.getByRole('button', { name: t('settings.import') }).scrollIntoViewIfNeeded();
  await look('settings-network', window);
  await window.getByRole('dialog').getByText(t('settings.system')).last().click();
  await window.keyboard.press('Escape');
}

async function transfer({ app, look }: Places): Promise<void> {
  const { window } = app;
  const dialog = window.getByRole('dialog');
  const open = async (button: 'settings.export' | 'settings.import'): Promise<void> => {
    await openSettings(window);
    await dialog.getByRole('button', { name: t(button) }).click();
  };
  await open('settings.export');
  await dialog.getByText(t('export.withPasswords')).click();
  await look('export', window);
  await window.keyboard.press('Escape');
  await open('settings.import');
  await look('import', window);
  const file = join(app.profile, 'tour.json');
  await writeFile(file, writeTransfer(travelling, Date.now()));
  await app.chooseFile(file);
  await dialog.getByRole('button', { name: t('import.chooseFile') }).click();
  await dialog.getByRole('region').first().waitFor();
  await look('import-plan', window);
  await rm(file);
  await window.keyboard.press('Escape');
}

const travelling: readonly TransferredAccount[] = [
  {
    id: '11111111-1111-4111-8111-111111111111',
    provider: 'cloudidr',
    label: 'build robot',
    identifier: { kind: 'username', value: 'robot' },
    baseUrl: 'https://public-api.cloudidr.com',
    tags: ['ci'],
    environment: 'development',
    pinned: false,
  },
  {
    id: '22222222-2222-4222-8222-222222222222',
    provider: 'neostra',
    label: 'unencrypted',
    identifier: { kind: 'email', value: 'ops@acme.example' },
    baseUrl: 'http://api.acme.example',
    tags: [],
    environment: null,
    pinned: false,
  },
];

async function quickSearch({ app, look }: Places): Promise<void> {
  const { window } = app;
  await openSettings(window);
  await window.getByLabel(t('settings.shortcut')).press('Control+Shift+K');
  await window.keyboard.press('Escape');
  const page = await app.quickOpen();
  await page.getByRole('option').first().waitFor();
  await app.pressShortcut('CommandOrControl+Shift+K');
  await page.getByRole('combobox').fill('ad');
  await look('quick-open', page, 'box');
  await page.keyboard.press('Enter');
  await page.getByText(t('quick.again')).waitFor();
  await look('quick-open-production', page, 'box');
  await page.keyboard.press('Escape');
}

async function offline({ app: { window }, look }: Places): Promise<void> {
  const devtools = await window.context().newCDPSession(window);
  const conditions = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await devtools.send('Network.emulateNetworkConditions', { offline: true, ...conditions });
  await window.getByText(t('banner.offline')).waitFor();
  await look('offline', window);
  await devtools.send('Network.emulateNetworkConditions', { offline: false, ...conditions });
  await devtools.detach();
}

async function openSettings(window: Page): Promise<void> {
  await window.getByRole('button', { name: t('settings.title') }).click();
  await window.getByRole('dialog').waitFor();
}

function entryAt(server: SimulatedProvider, label: string): Entry {
  server.addUser({ username: 'ada', email: 'ada@example.com', password });
  return { provider: 'cloudio', label, username: 'ada', password, baseUrl: server.baseUrl };
}

/** What stands before the part that varies. */
async function waitUntilFresh(window: Page, label: string): Promise<void> {
  const words = t('status.fresh', { duration: '|' });
  await expectStatus(window, label, words.slice(0, words.indexOf('|')).trim());
}
