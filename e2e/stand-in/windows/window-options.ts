import type Electron from 'electron';
import { NotImplementedError, refuseUnknownOptions } from '../strict.ts';

type WindowOption = keyof Electron.BrowserWindowConstructorOptions;
type Preference = keyof Electron.WebPreferences;

/** Looks and manners that a window of Chromium has or cannot have; none of them changes what the app does. */
const windowOptions = [
  'width',
  'height',
  'x',
  'y',
  'minWidth',
  'minHeight',
  'maxWidth',
  'maxHeight',
  'center',
  'show',
  'title',
  'icon',
  'backgroundColor',
  'autoHideMenuBar',
  'titleBarStyle',
  'titleBarOverlay',
  'trafficLightPosition',
  'darkTheme',
  'vibrancy',
  'visualEffectState',
  'resizable',
  'minimizable',
  'maximizable',
  'fullscreenable',
  'skipTaskbar',
  'frame',
  'alwaysOnTop',
  'useContentSize',
  'paintWhenInitiallyHidden',
  'webPreferences',
] satisfies WindowOption[];

const preferences = [
  'preload',
  'sandbox',
  'contextIsolation',
  'nodeIntegration',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'webSecurity',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'webviewTag',
  'navigateOnDragDrop',
  'safeDialogs',
  'spellcheck',
  'devTools',
  'backgroundThrottling',
] satisfies Preference[];

const onlySafe: Partial<Record<Preference, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
};

/** Refuses what the stand-in cannot show as Electron would; of web preferences it can only do the safe ones. */
export function checkWindowOptions(options: Electron.BrowserWindowConstructorOptions): void {
  refuseUnknownOptions('BrowserWindow', options, windowOptions);
  const asked: Electron.WebPreferences = options.webPreferences ?? {};
  refuseUnknownOptions('BrowserWindow.webPreferences', asked, preferences);
  for (const name of preferences) {
    const safe = onlySafe[name];
    if (safe !== undefined && asked[name] !== undefined && asked[name] !== safe) {
      throw new NotImplementedError(`webPreferences.${name}: ${String(asked[name])}`);
    }
  }
}
