import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Whether this desktop shows tray icons. GNOME alone is asked, since it is the one that shows none without an
 * extension: the extension is who owns the watcher's name (StatusNotifierItem specification, freedesktop.org).
 */
export async function showsTrayIcons(env: NodeJS.ProcessEnv): Promise<boolean> {
  const desktops = (env['XDG_CURRENT_DESKTOP'] ?? '').toLowerCase().split(':');
  if (process.platform !== 'linux' || !desktops.includes('gnome')) return true;
  const bus = ['call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus'];
  const question = ['--method', 'org.freedesktop.DBus.NameHasOwner', 'org.kde.StatusNotifierWatcher'];
  try {
    const { stdout } = await run('gdbus', [...bus, ...question], { env, timeout: 2000 });
    return !stdout.includes('false');
  } catch {
    // Nobody can tell: a notice that is wrong would be worse than none.
    return true;
  }
}
