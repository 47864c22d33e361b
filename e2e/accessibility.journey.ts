import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { languages, setLanguage, t } from '../src/contract/language/language.ts';
import { entryAt, expect, test } from './fixtures.ts';
import { addAccount, choose, expectStatus, openForm, rowOf, save, until } from './window-steps.ts';

/** The rules that are broken, and where. */
async function violations(window: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

const appearances = languages.flatMap((language) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ language, colorScheme })),
);

for (const { language, colorScheme } of appearances) {
  test(`axe finds nothing wrong with any screen (${language}, ${colorScheme})`, async ({ launch, servers }) => {
    const app = await launch({ LANGUAGE: language });
    setLanguage(language, []);
    const { window } = app;
    const look = async (screen: string): Promise<void> => {
      expect.soft(await violations(window), screen).toEqual([]);
    };
    await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(window.locator('html')).toHaveAttribute('lang', language);
    await look('first run');
    await openForm(window);
    await save(window);
    const label = window.getByRole('dialog').getByLabel(t('form.label'));
    await expect(label).toHaveAccessibleDescription(t('problem.labelMissing'));
    await look('form with problems');
    await window
      .getByRole('dialog')
      .getByRole('button', { name: t('form.cancel') })
      .click();

    await addAccount(window, entryAt(servers.cloudidr, 'prod admin'));
    await expectStatus(window, 'prod admin', statusBegin('status.fresh'));
    await addAccount(window, { ...entryAt(servers.neostra, 'staging bot'), password: 'wrong-one' });
    await expectStatus(window, 'staging bot', statusBegin('status.needsPassword'));
    await look('list');
    await rowOf(window, 'prod admin')
      .getByRole('button', { name: t('row.more') })
      .click();
    await expect(window.getByRole('menu')).toBeVisible();
    await look('menu');
    await window.getByRole('menuitem', { name: t('row.copyAs') }).click();
    await expect(window.getByRole('menuitemradio').first()).toBeVisible();
    await look('forms of a token');
    await window.keyboard.press('Escape');
    await window.keyboard.press('Escape');
    await choose(window, 'prod admin', t('row.details'));
    await expect(window.getByRole('region', { name: t('details.token') })).toBeVisible();
    await look('details');
    await window.keyboard.press('Escape');
    await choose(window, 'prod admin', t('row.check'));
    await expect(window.getByRole('listitem').first()).toBeVisible();
    await look('sign-in check');
    await window.keyboard.press('Escape');
    await rowOf(window, 'prod admin').click();
    await rowOf(window, 'staging bot').click({ modifiers: ['ControlOrMeta'] });
    await look('several selected');
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: t('list.sort') }).click();
    await expect(window.getByRole('menuitemradio').first()).toBeVisible();
    await look('sort menu');
    await window.keyboard.press('Escape');
    await choose(window, 'prod admin', t('row.delete'));
    await look('delete');
    await window.keyboard.press('Escape');
    const settings = window.getByRole('button', { name: t('settings.title') });
    await settings.click();
    await expect(window.getByRole('dialog')).toBeVisible();
    await look('settings');
    await window.keyboard.press('Escape');
    for (const button of ['settings.export', 'settings.import'] as const) {
      await settings.click();
      await window
        .getByRole('dialog')
        .getByRole('button', { name: t(button) })
        .click();
      const withPasswords = window.getByRole('radio', { name: t('export.withPasswords') });
      if (button === 'settings.export') await withPasswords.check({ force: true });
      await look(button);
      await window.keyboard.press('Escape');
    }
    await window.getByRole('searchbox').fill('nobody');
    await look('no match');
    const reloaded = window.waitForEvent('load');
    await app.tray.click(t('tray.lock'));
    await reloaded;
    await expect(window.getByRole('heading', { name: t('lock.title') })).toBeVisible();
    await look('locked');
    setLanguage('en', []);
  });
}

/** What stands before the part that varies. */
function statusBegin(key: 'status.fresh' | 'status.needsPassword'): string {
  const words = key === 'status.fresh' ? t(key, { duration: '|' }) : t(key, { reason: '|' });
  return words.slice(0, words.indexOf('|')).trim();
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

  await keyboard.press('ControlOrMeta+e');
  await expect(dialog.getByLabel('Label')).toBeFocused();
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('renamed');
  await keyboard.press('Enter');
  await expect(rowOf(window, 'renamed')).toBeFocused();

  await keyboard.press(process.platform === 'darwin' ? 'Meta+Backspace' : 'Delete');
  const question = window.getByRole('alertdialog');
  await expect(question).toBeVisible();
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await keyboard.press('Tab');
  await expect(question.getByRole('button', { name: 'Delete' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(rowOf(window, 'renamed')).toHaveCount(0);
});
