import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

interface Watched {
  readonly onLock: () => void;
  /** There is no `dbus-monitor`, or no session bus: nobody will tell. */
  readonly onUnavailable: () => void;
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Tells when a Linux desktop locks its screen, of which Electron's `powerMonitor` tells on macOS and Windows only.
 * GNOME, KDE, Cinnamon, MATE and Xfce each say it by the signal `ActiveChanged` of a `ScreenSaver` of their own.
 * Answers how to stop.
 */
export function watchScreenLock({ onLock, onUnavailable, env = process.env }: Watched): () => void {
  const monitor = spawn('dbus-monitor', ['--session', "type='signal',member='ActiveChanged'"], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let isWatched = true;
  const end = (): void => {
    if (isWatched) onUnavailable();
    isWatched = false;
  };
  monitor.on('error', end);
  monitor.on('exit', end);
  let isScreenSaver = false;
  createInterface({ input: monitor.stdout }).on('line', (line) => {
    if (/^\S/.test(line)) isScreenSaver = /\binterface=org\.[\w.]+\.ScreenSaver;/.test(line);
    else if (isScreenSaver && line.trim() === 'boolean true') onLock();
  });
  return () => {
    isWatched = false;
    monitor.kill();
  };
}
