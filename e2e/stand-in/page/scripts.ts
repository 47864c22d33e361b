import { bridgeSource } from './bridge.ts';
import { codecSource } from './codec.ts';
import { preloadWorldSource } from './preload-world.ts';
import { watchSource } from './watch-page.ts';

/** Visible in the preload's world alone. */
export const tellMainBinding = 'standInTellMain';
export const receiveFunction = 'standInReceive';
export const preloadWorldName = 'Electron Isolated Context';

/** Electron runs preloads in a window's main frame only. */
const inMainFrame = (body: string): string => `(() => { if (window !== window.top) return; ${body} })();`;

/** For the page's own world; must be registered before the preload's script. `secret` keeps pages from joining in. */
export function pageScript(secret: string): string {
  return inMainFrame(`
    ${bridgeSource}
    acceptExposed(openWorldEnd('${secret}-from-page', '${secret}-from-preload'));`);
}

export function preloadScript(secret: string, preload: string, process: Readonly<Record<string, unknown>>): string {
  return inMainFrame(`
    ${bridgeSource}
    ${codecSource}
    ${preloadWorldSource}
    ${watchSource}
    const tell = globalThis.${tellMainBinding};
    delete globalThis.${tellMainBinding};
    const tellMain = (message) => tell(JSON.stringify(message));
    const end = openWorldEnd('${secret}-from-preload', '${secret}-from-page');
    watchPage(tellMain);
    const receive = runPreload(
      end,
      tellMain,
      ${JSON.stringify(process)},
      (require, process, exports, module) => {${preload}
      },
    );
    Object.defineProperty(globalThis, '${receiveFunction}', { value: receive });`);
}
