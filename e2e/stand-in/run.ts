/*
 * Runs an Electron app's built bundles on Node and Chromium:
 * `node e2e/stand-in/run.ts [folder of the app] [the app's own arguments]`.
 */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { appObject } from './app.ts';
import { commandLine, manifest } from './command-line.ts';
import { serveControl } from './control/serve-control.ts';
import { connectShortcuts } from './menu/accelerators.ts';
import { underTest } from './situation.ts';

const electron = new URL('electron.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    const isElectron = /^electron(?:\/(?:main|common))?$/u.test(specifier);
    return isElectron ? { url: electron, shortCircuit: true } : next(specifier, context);
  },
});

if (underTest) serveControl();
connectShortcuts();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => appObject.quit());

Object.assign(process, { type: 'browser' });
process.argv = [process.execPath, commandLine.appPath, ...commandLine.args];
// As in Electron, an app whose module waits for `whenReady` at its top level waits for ever.
await import(pathToFileURL(join(commandLine.appPath, manifest.main)).href);
appObject.becomeReady();
