import { setTimeout as sleep } from 'node:timers/promises';
import { entryAt, expect, test } from './fixtures.ts';
import type { App } from './fixtures.ts';
import { addAccount, expectStatus, until } from './window-steps.ts';

async function clearAfter(app: App, seconds: number): Promise<void> {
  await app.window.getByRole('button', { name: 'Settings' }).click();
  const dialog = app.window.getByRole('dialog');
  await dialog.getByLabel('Clear the clipboard after (seconds)').fill(String(seconds));
  await app.window.keyboard.press('Enter');
  await app.window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

test('a copied token is marked as a secret and cleared after the time that the user set', async ({ app, servers }) => {
  await clearAfter(app, 5);
  await addAccount(app.window, entryAt(servers.cloudidr, 'prod admin'));
  await expectStatus(app.window, 'prod admin', 'Fresh');
  await app.tray.click('prod admin');
  await until(
    () => app.clipboard.readText(),
    (text) => text !== '',
  );
  const start = Date.now();
  const marks: Partial<Record<NodeJS.Platform, string>> = {
    linux: 'x-kde-passwordManagerHint',
    darwin: 'org.nspasteboard.ConcealedType',
    win32: 'ExcludeClipboardContentFromMonitorProcessing',
  };
  expect((await app.clipboard.formats()).join(' ')).toContain(marks[process.platform]);
  await until(
    () => app.clipboard.readText(),
    (text) => text === '',
    8000,
  );
  expect(Date.now() - start).toBeGreaterThan(4000);
  expect(Date.now() - start).toBeLessThan(6000);
});

test('what the user copied meanwhile stays', async ({ app, servers }) => {
  await clearAfter(app, 5);
  await addAccount(app.window, entryAt(servers.cloudidr, 'prod admin'));
  await expectStatus(app.window, 'prod admin', 'Fresh');
  await app.tray.click('prod admin');
  await until(
    () => app.clipboard.readText(),
    (text) => text !== '',
  );
  await app.clipboard.writeText('my own text');
  await sleep(6000);
  expect(await app.clipboard.readText()).toBe('my own text');
});
