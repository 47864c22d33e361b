import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './fixtures.ts';

test('the signal by which a Linux desktop locks its screen locks Tokendock', async ({ launch, profile, keychain }) => {
  await writeFile(join(profile, 'settings.json'), JSON.stringify({ version: 1, lockOnScreenLock: true }));
  const { window } = await launch();
  await expect(window.getByRole('button', { name: 'Add account' })).toBeVisible();
  const args = ['--session', '--type=signal', '/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver.ActiveChanged'];
  const signal = async (active: boolean): Promise<void> => {
    await promisify(execFile)('dbus-send', [...args, `boolean:${active}`], {
      env: { ...process.env, ...keychain?.env },
    });
  };
  await signal(false);
  await expect(window.getByRole('heading', { name: 'Tokendock is locked' })).toHaveCount(0);
  await expect(async () => {
    await signal(true);
    await expect(window.getByRole('heading', { name: 'Tokendock is locked' })).toBeVisible({ timeout: 1000 });
  }).toPass();
});

test('where nobody tells of the screen’s lock, the window says so', async ({ launch, profile }) => {
  await writeFile(join(profile, 'settings.json'), JSON.stringify({ version: 1, lockOnScreenLock: true }));
  const { window } = await launch({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' });
  await expect(window.getByText('This desktop does not tell when the screen is locked')).toBeVisible();
});
