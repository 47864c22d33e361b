import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { entryAt, expect, test } from './fixtures.ts';
import { addAccount, expectStatus } from './window-steps.ts';

test('each setting counts at once, and all can be reset', async ({ launch, profile, servers }) => {
  const app = await launch({ XDG_CONFIG_HOME: join(profile, 'config') });
  const { window } = app;
  await addAccount(window, entryAt(servers.cloudidr, 'prod admin'));
  await expectStatus(window, 'prod admin', 'Fresh');
  await window.getByRole('button', { name: 'Settings' }).click();
  const dialog = window.getByRole('dialog');

  await dialog.getByRole('switch', { name: 'Notify after a copy from the tray' }).click();
  await expect(dialog.getByRole('switch', { name: 'Notify after a copy from the tray' })).not.toBeChecked();
  await app.tray.click('prod admin');
  await expect.poll(() => app.tray.tooltip()).toContain('Copied token for prod admin');
  expect(await app.notifications()).toEqual([]);

  if (process.platform === 'linux') {
    const entry = join(profile, 'config/autostart/tokendock.desktop');
    await dialog.getByRole('switch', { name: 'Start with this computer' }).click();
    await expect.poll(() => readFile(entry, 'utf8').catch(() => '')).toContain('--hidden');
    await expect(dialog.getByRole('switch', { name: 'Start with this computer' })).toBeChecked();
    await dialog.getByRole('switch', { name: 'Start with this computer' }).click();
    await expect.poll(() => stat(entry).catch(() => null)).toBeNull();
  }

  const seconds = dialog.getByLabel('Clear the clipboard after (seconds)');
  await seconds.fill('7');
  await expect.poll(() => readFile(join(profile, 'settings.json'), 'utf8')).toMatch(/"clipboardSeconds":\s*7/);
  await app.tray.click('prod admin');
  await expect.poll(() => app.tray.tooltip()).toContain('clipboard clears in 7 sec');
  const idle = dialog.getByLabel('Lock when idle for (minutes)');
  await idle.focus();
  await seconds.fill('4');
  await expect(seconds).toHaveAccessibleDescription(/From 5 to 600 seconds/);
  await idle.focus();
  await expect(seconds).toHaveValue('7');
  await expect(seconds).toHaveAccessibleDescription(/Stays at 7/);
  // Its first digits could be saved on the way, and are taken back.
  await idle.pressSequentially('99999');
  await seconds.focus();
  await expect(idle).toHaveValue('');
  await expect(idle).toHaveAccessibleDescription(/Stays at never/);
  await expect.poll(() => readFile(join(profile, 'settings.json'), 'utf8')).toMatch(/"lockAfterMinutes":\s*null/);

  const margin = dialog.getByLabel('Least remaining life of a copied token (seconds)');
  await margin.fill('300');
  await expect.poll(() => readFile(join(profile, 'settings.json'), 'utf8')).toMatch(/"safetyMarginSeconds":\s*300/);
  await app.advanceClock(56 * 60_000);
  await expectStatus(window, 'prod admin', 'Expiring');
  await margin.fill('60');
  await expectStatus(window, 'prod admin', 'Fresh');

  await dialog.getByRole('button', { name: 'Reset…' }).click();
  await dialog.getByRole('button', { name: 'Reset all settings' }).click();
  await expect(seconds).toHaveValue('30');
  await expect(dialog.getByRole('switch', { name: 'Notify after a copy from the tray' })).toBeChecked();
  expect(JSON.parse(await readFile(join(profile, 'settings.json'), 'utf8'))).toMatchObject({ clipboardSeconds: 30 });
});

test('without “stay in the tray”, closing the window ends the program', async ({ launch }) => {
  const app = await launch();
  const { window } = app;
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.getByRole('switch', { name: 'Stay in the tray when the window is closed' }).click();
  await expect(window.getByRole('switch', { name: /Stay in the tray/ })).not.toBeChecked();
  await app.closeWindow();
  await app.closed;
});
