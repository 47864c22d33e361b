import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import type { EventChannel, EventName, Events } from '../../contract/events.ts';
import { appOrigin } from './app-protocol.ts';
import { pagePreferences, sealPage } from './page-rules.ts';

interface Options {
  readonly preload: string;
  readonly resources: string;
  /** Whether closing only hides the window: so where a tray can bring it back. */
  readonly hideOnClose: () => boolean;
  /** The addresses that the page may open in the browser. */
  readonly isKnownLink: (url: string) => boolean;
}

export interface AppWindow {
  /** Shows and focuses it, opening it first where needed; resolves once its page has loaded. */
  readonly show: () => Promise<void>;
  /** Tells the page, if there is one. */
  readonly tell: <Name extends EventName>(event: Name, payload: Events[Name]) => void;
  /** Starts the page anew: whatever it showed or held is gone. */
  readonly reload: () => void;
  readonly isOurs: (contents: Electron.WebContents) => boolean;
}

export function createAppWindow({ preload, resources, hideOnClose, isKnownLink }: Options): AppWindow {
  let window: BrowserWindow | null = null;
  let loaded: Promise<void> = Promise.resolve();

  function open(): BrowserWindow {
    const opened = new BrowserWindow({
      width: 920,
      height: 660,
      minWidth: 420,
      minHeight: 480,
      show: false,
      title: 'Tokendock',
      icon: join(resources, 'icons', '256.png'),
      autoHideMenuBar: true,
      webPreferences: pagePreferences(preload),
    });
    sealPage(opened.webContents, isKnownLink);
    opened.on('close', (event) => {
      if (!hideOnClose()) return;
      event.preventDefault();
      opened.hide();
    });
    opened.on('closed', () => (window = null));
    loaded = opened.loadURL(`${appOrigin}/index.html`);
    return opened;
  }

  return {
    async show() {
      window ??= open();
      await loaded;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    tell: (event, payload) => window?.webContents.send(`tokendock:event:${event}` satisfies EventChannel, payload),
    reload: () => window?.webContents.reload(),
    isOurs: (contents) => contents === window?.webContents,
  };
}
