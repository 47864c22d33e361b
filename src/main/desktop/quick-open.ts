import { BrowserWindow, globalShortcut, screen } from 'electron';
import type { WebContents } from 'electron';
import type { EventChannel, EventName, Events } from '../../contract/events.ts';
import { appOrigin } from './app-protocol.ts';
import { pagePreferences, sealPage } from './page-rules.ts';

export interface QuickOpen {
  /** Null: off. False where another program has this shortcut, or none is meant by it; then the old one stays. */
  readonly setShortcut: (accelerator: string | null) => boolean;
  readonly hide: () => void;
  readonly tell: <Name extends EventName>(event: Name, payload: Events[Name]) => void;
  readonly isOurs: (contents: WebContents) => boolean;
}

const size = { width: 520, height: 400 };

/** A small search box over everything else. It waits hidden, so that it is there at once when its shortcut is pressed. */
export function createQuickOpen({ preload }: { readonly preload: string }): QuickOpen {
  let window: BrowserWindow | null = null;
  let current: string | null = null;

  function open(): BrowserWindow {
    const opened = new BrowserWindow({
      ...size,
      show: false,
      frame: false,
      resizable: false,
      alwaysOnTop: true,
      skipTaskbar: true,
      title: 'Tokendock quick open',
      webPreferences: pagePreferences(preload),
    });
    sealPage(opened.webContents, () => false);
    opened.on('blur', () => opened.hide());
    opened.on('closed', () => (window = null));
    // It may be turned off while it loads.
    opened.loadURL(`${appOrigin}/quick.html`).catch(() => undefined);
    return opened;
  }

  function toggle(): void {
    window ??= open();
    if (window.isVisible()) return window.hide();
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    window.setPosition(
      Math.round(workArea.x + (workArea.width - size.width) / 2),
      Math.round(workArea.y + workArea.height / 5),
    );
    tell('quickOpenShown', null);
    window.show();
    window.focus();
  }

  const tell: QuickOpen['tell'] = (event, payload) =>
    window?.webContents.send(`tokendock:event:${event}` satisfies EventChannel, payload);

  return {
    setShortcut(accelerator) {
      if (accelerator === current) return true;
      if (accelerator !== null && !registered(accelerator, toggle)) return false;
      if (current !== null) globalShortcut.unregister(current);
      current = accelerator;
      if (current === null) window?.destroy();
      else window ??= open();
      return true;
    },
    hide: () => window?.hide(),
    tell,
    isOurs: (contents) => contents === window?.webContents,
  };
}

/** Electron throws where the text is no accelerator. */
function registered(accelerator: string, callback: () => void): boolean {
  try {
    return globalShortcut.register(accelerator, callback);
  } catch {
    return false;
  }
}
