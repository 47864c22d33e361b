import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSecretService } from '../../../e2e/secret-service.ts';
import { showsTrayIcons } from './tray-host.ts';

let bus: Awaited<ReturnType<typeof startSecretService>>;
beforeAll(async () => void (bus = await startSecretService()));
afterAll(() => bus.close());

it('GNOME without the extension shows no tray icons; other desktops are not asked', async () => {
  const env = { ...process.env, ...bus.env };
  expect(await showsTrayIcons({ ...env, XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' })).toBe(false);
  expect(await showsTrayIcons({ ...env, XDG_CURRENT_DESKTOP: 'KDE' })).toBe(true);
  expect(await showsTrayIcons({ ...env, XDG_CURRENT_DESKTOP: '' })).toBe(true);
});

it('where nobody can tell, no notice is given', async () => {
  const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere', XDG_CURRENT_DESKTOP: 'GNOME' };
  expect(await showsTrayIcons(env)).toBe(true);
});
