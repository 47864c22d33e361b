import { shell } from 'electron';
import type { WebContents, WebPreferences } from 'electron';
import { bringEditMenu } from './edit-menu.ts';

/** What every page of ours is: sandboxed, isolated, and without Node. */
export function pagePreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    spellcheck: false,
  };
}

/** The page stays what it is: it leads nowhere, opens nothing but known links, in the browser, and holds no other page. */
export function sealPage(contents: WebContents, isKnownLink: (url: string) => boolean): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (isKnownLink(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  bringEditMenu(contents);
}
