import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import { t } from '../../contract/language/language.ts';
import { TokendockError } from '../errors.ts';

/** Starts Tokendock, without a window, when the person signs in to the computer; fails with `store-unwritable`. */
export function setStartAtLogin(on: boolean): void {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: on, args: ['--hidden'] });
    return;
  }
  const file = autostartFile(process.env);
  try {
    if (!on) return rmSync(file, { force: true });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, desktopEntry(process.env['APPIMAGE'] ?? process.execPath));
  } catch {
    throw new TokendockError({ code: 'store-unwritable', message: t('settings.fileUnwritable', { file }) });
  }
}

/** Whether nobody asked for the window: macOS passes no arguments to what it starts at login. */
export function startedHidden(): boolean {
  if (process.argv.includes('--hidden')) return true;
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

/** https://specifications.freedesktop.org/autostart-spec: where a person's own entries are. */
export function autostartFile(env: NodeJS.ProcessEnv): string {
  const config = env['XDG_CONFIG_HOME'];
  const folder = config === undefined || config === '' ? join(homedir(), '.config') : config;
  return join(folder, 'autostart', 'tokendock.desktop');
}

/** The Exec key's quoting is that of the Desktop Entry Specification, "The Exec key". */
export function desktopEntry(program: string): string {
  const quoted = program
    .replaceAll(/["`$\\]/g, String.raw`\$&`)
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%');
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Tokendock',
    `Exec="${quoted}" --hidden`,
    'Terminal=false',
  ];
  return `${lines.join('\n')}\n`;
}
