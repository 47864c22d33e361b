import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchOnElectron } from './stand-in/hosts/electron-host.ts';
import type { LaunchedApp, LaunchOptions } from './stand-in/hosts/launched-app.ts';
import { launchOnStandIn } from './stand-in/hosts/stand-in-host.ts';
import { whichHost } from './stand-in/hosts/which-host.ts';

/**
 * Opens the built app, on Electron where it is installed and else on the stand-in, and waits for its window, unless it
 * is started with `--hidden`. Whoever opens it must close it.
 */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const own = options.profile === undefined ? await mkdtemp(join(tmpdir(), 'tokendock-profile-')) : null;
  const profile = options.profile ?? own ?? '';
  const removeOwn = async (): Promise<void> => {
    if (own !== null) await rm(own, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const launch = whichHost() === 'electron' ? launchOnElectron : launchOnStandIn;
  // The words that tests look for are English, unless they ask for others.
  const env = { LANGUAGE: 'en', ...options.env };
  const app = await launch(profile, { ...options, env }, removeOwn);
  try {
    if (!options.args?.includes('--hidden')) await app.openedWindow();
    return app;
  } catch (error) {
    await app.kill();
    throw new Error(`The app could not be opened.\n${app.logs()}`, { cause: error });
  }
}
