import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { entryAt, expect, test } from './fixtures.ts';
import type { App } from './fixtures.ts';
import { addAccount, expectStatus, until } from './window-steps.ts';

const locked = { lockOnScreenLock: true, lockOnSuspend: true, lockAfterMinutes: 1 };
const ways: readonly (readonly [string, (app: App) => Promise<void>])[] = [
  ['the tray', (app) => app.tray.click('Lock')],
  ['its key', (app) => app.window.keyboard.press('ControlOrMeta+l')],
  ['the screen’s lock', (app) => app.power('lock-screen')],
  ['a suspend', (app) => app.power('suspend')],
  ['a minute without a touch', (app) => app.idle(61)],
];

for (const [name, lock] of ways) {
  test(`${name} locks: the clipboard is cleared, nothing is shown, and one click unlocks`, async ({
    launch,
    profile,
    servers,
  }) => {
    await writeFile(
      join(profile, 'settings.json'),
      JSON.stringify({ version: 1, theme: 'system', clipboardSeconds: 30, ...locked }),
    );
    const app = await launch();
    const { window, clipboard, tray } = app;
    await addAccount(window, entryAt(servers.cloudidr, 'prod admin'));
    await expectStatus(window, 'prod admin', 'Fresh');
    await tray.click('prod admin');
    await expect.poll(() => clipboard.readText()).not.toBe('');

    const reloaded = window.waitForEvent('load');
    await lock(app);
    // Its page is started anew, so that nothing is left in it.
    await reloaded;
    await expect(window.getByRole('heading', { name: 'Tokendock is locked' })).toBeVisible({ timeout: 15_000 });
    await expect.poll(() => clipboard.readText()).toBe('');
    expect(await window.content()).not.toContain('prod admin');
    await expect.poll(() => tray.items()).toEqual(['Unlock…', 'Quit']);
    const before = (await app.messagesToRenderer()).length;
    const refused = await window.evaluate(() => Reflect.get(window, 'tokendock').call('changeSettings', {}));
    expect(refused).toMatchObject({ ok: false });
    expect((await app.messagesToRenderer()).slice(before).join('')).not.toContain('prod admin');

    await app.idle(0);
    await window.getByRole('button', { name: 'Unlock' }).click();
    await expectStatus(window, 'prod admin', 'Fresh');
    await tray.click('prod admin');
    const token = await until(
      () => clipboard.readText(),
      (text) => text !== '',
    );
    expect(await servers.cloudidr.accepts(token)).toBe(true);
    // From the keychain, where the session was kept.
    expect(servers.cloudidr.requests.filter(({ kind }) => kind === 'sign-in')).toHaveLength(1);
  });
}

test('what the user copied meanwhile stays when the screen is locked, and “Clear now” clears what is ours', async ({
  app,
  servers,
}) => {
  const { window, clipboard, tray } = app;
  await addAccount(window, entryAt(servers.cloudidr, 'prod admin'));
  await expectStatus(window, 'prod admin', 'Fresh');
  await tray.click('prod admin');
  await clipboard.writeText('a shopping list');
  await app.power('lock-screen');
  expect(await clipboard.readText()).toBe('a shopping list');
  await expect(window.getByRole('row', { name: 'prod admin' })).toBeVisible();

  await window.getByRole('button', { name: 'Copy token' }).click();
  await window.getByRole('button', { name: 'Clear now' }).click();
  await expect(window.getByText('Cleared the clipboard.')).toBeVisible();
  expect(await clipboard.readText()).toBe('');
});
