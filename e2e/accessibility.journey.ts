import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { languages, setLanguage } from '../src/contract/language/language.ts';
import { writeExamples } from './example-accounts.ts';
import { entryAt, expect, test } from './fixtures.ts';
import { tour, tourWithoutKeychain } from './tour.ts';
import type { Look } from './tour.ts';
import { expectStatus, rowOf, until } from './window-steps.ts';

/** The rules that are broken, and where. */
async function violations(window: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

for (const language of languages) {
  test(`axe finds nothing wrong with any screen, light and dark (${language})`, async ({
    launch,
    servers,
    profile,
    keychain,
  }) => {
    test.setTimeout(300_000);
    setLanguage(language, []);
    let looks = 0;
    const look: Look = async (screen, page) => {
      // The tray belongs to the desktop; its page here is the stand-in's.
      if (screen === 'tray') return;
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect.soft(await violations(page), `${screen}, ${colorScheme}`).toEqual([]);
        looks += 1;
      }
    };
    const first = await launch({ LANGUAGE: language });
    await expect(first.window.locator('html')).toHaveAttribute('lang', language);
    await look('first run', first.window);
    await first.close();

    await writeExamples(profile, 6);
    const app = await launch({ LANGUAGE: language });
    await tour({ app, servers, look });
    await app.close();
    if (keychain) {
      const alone = await launch({ LANGUAGE: language, DBUS_SESSION_BUS_ADDRESS: '' });
      await tourWithoutKeychain({ app: alone, servers, look });
    }
    console.log(`axe looked ${looks} times (${language})`);
    setLanguage('en', []);
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
