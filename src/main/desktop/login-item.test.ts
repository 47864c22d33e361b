import { expect, it, vi } from 'vitest';
import { autostartFile, desktopEntry } from './login-item.ts';

vi.mock('electron', () => ({ app: {} }));

it('the entry is where the desktop looks for a person’s own', () => {
  expect(autostartFile({ XDG_CONFIG_HOME: '/home/ada/conf' })).toBe('/home/ada/conf/autostart/tokendock.desktop');
  expect(autostartFile({ XDG_CONFIG_HOME: '' })).toMatch(/\.config\/autostart\/tokendock\.desktop$/);
});

it('the entry starts the program hidden, wherever it lies', () => {
  expect(desktopEntry('/opt/Token dock/tokendock')).toContain('Exec="/opt/Token dock/tokendock" --hidden\n');
  expect(desktopEntry('/opt/100%/a"b')).toContain(String.raw`Exec="/opt/100%%/a\\"b" --hidden`);
});
