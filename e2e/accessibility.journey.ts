import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { entryAt, expect, test } from './fixtures.ts';
import { addAccount, choose, expectStatus, openForm, rowOf, save, until } from './window-steps.ts';

/** The rules that are broken, and where. */
async function violations(window: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing wrong with any screen (${colorScheme})`, async ({ app, servers }) => {
    const { window } = app;
    const look = async (screen: string): Promise<void> => {
      expect.soft(await violations(window), screen).toEqual([]);
    };
    await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await look('first run');
    await openForm(window);
    await save(window);
    await expect(window.getByRole('dialog').getByLabel('Label')).toHaveAccessibleDescription(/Enter a label/);
    await look('form with problems');
    await window.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

    await addAccount(window, entryAt(servers.cloudidr, 'prod admin'));
    await expectStatus(window, 'prod admin', 'Fresh');
    await addAccount(window, { ...entryAt(servers.neostra, 'staging bot'), password: 'wrong-one' });
    await expectStatus(window, 'staging bot', 'Needs password');
    await look('list');
    await rowOf(window, 'prod admin').getByRole('button', { name: 'More' }).click();
    await expect(window.getByRole('menu')).toBeVisible();
    await look('menu');
    await window.getByRole('menuitem', { name: 'Copy as' }).click();
    await expect(window.getByRole('menuitemradio').first()).toBeVisible();
    await look('forms of a token');
    await window.keyboard.press('Escape');
    await window.keyboard.press('Escape');
    await choose(window, 'prod admin', 'Details…');
    await expect(window.getByRole('region', { name: 'Token' })).toBeVisible();
    await look('details');
    await window.keyboard.press('Escape');
    await choose(window, 'prod admin', /Delete/);
    await look('delete');
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: 'Settings' }).click();
    await expect(window.getByRole('dialog')).toBeVisible();
    await look('settings');
    await window.keyboard.press('Escape');
    for (const [name, button] of [
      ['export', 'Export…'],
      ['import', 'Import…'],
    ] as const) {
      await window.getByRole('button', { name: 'Settings' }).click();
      await window.getByRole('dialog').getByRole('button', { name: button }).click();
      if (name === 'export') await window.getByRole('radio', { name: 'With passwords' }).check({ force: true });
      await look(name);
      await window.keyboard.press('Escape');
    }
    await window.getByRole('searchbox').fill('nobody');
    await look('no match');
    const reloaded = window.waitForEvent('load');
    await app.tray.click('Lock');
    await reloaded;
    await expect(window.getByRole('heading', { name: 'Tokendock is locked' })).toBeVisible();
    await look('locked');
  });
}

test('everything is reached by the keyboard alone', async ({ app, servers }) => {
  const { window } = app;
  const { keyboard } = window;
  const entry = entryAt(servers.cloudidr, 'prod admin');
  await expect(window.getByRole('button', { name: 'Add account' })).toBeVisible();
  await keyboard.press('ControlOrMeta+n');
  const dialog = window.getByRole('dialog');
  await expect(dialog).toBeVisible();
  // From the provider, which has the focus and is Cloudidr, through the form.
  for (const text of [null, entry.label, entry.username ?? '', entry.password]) {
    if (text !== null) await keyboard.type(text);
    await keyboard.press('Tab');
  }
  // The button that reveals the password stands before the base URL.
  await keyboard.press('Tab');
  await keyboard.type(entry.baseUrl);
  await keyboard.press('Enter');
  await expectStatus(window, entry.label, 'Fresh');

  await keyboard.press('ControlOrMeta+f');
  await keyboard.type('admin');
  await keyboard.press('ArrowDown');
  await expect(rowOf(window, entry.label)).toBeFocused();
  await keyboard.press('Enter');
  const token = await until(
    () => app.clipboard.readText(),
    (text) => text !== '',
  );
  expect(await servers.cloudidr.accepts(token)).toBe(true);

  await keyboard.press(process.platform === 'darwin' ? 'Meta+Backspace' : 'Delete');
  const question = window.getByRole('alertdialog');
  await expect(question).toBeVisible();
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await keyboard.press('Tab');
  await expect(question.getByRole('button', { name: 'Delete' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(rowOf(window, entry.label)).toHaveCount(0);
});
