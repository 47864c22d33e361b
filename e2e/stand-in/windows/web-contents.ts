import type Electron from 'electron';
import type { Page } from 'playwright-core';
import { appObject } from '../app.ts';
import { emitPreventable, KnownEvents, PreventableEvent } from '../events.ts';
import { fromPageAddress, toPageAddress } from '../network/page-address.ts';
import { session } from '../network/session.ts';
import { encode } from '../page/codec.ts';
import type { FromPage, ToPage } from '../page/messages.ts';
import { isEnding } from '../quit.ts';
import { NotImplementedError, strict } from '../strict.ts';
import { answerInvoke, deliverSent } from './ipc-messages.ts';
import { PageLink } from './page-link.ts';
import { WebFrame } from './web-frame.ts';

type OpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse;

const events = [
  'did-start-loading',
  'did-finish-load',
  'did-fail-load',
  'dom-ready',
  'will-navigate',
  'render-process-gone',
  'preload-error',
  'destroyed',
  // These cannot happen in a sealed page, or only Chromium itself sees them; listening to them is harmless.
  'will-redirect',
  'will-frame-navigate',
  'will-attach-webview',
  'did-create-window',
  'did-navigate',
  'did-navigate-in-page',
  'before-input-event',
  'context-menu',
  'console-message',
  'unresponsive',
  'responsive',
  'devtools-opened',
];

let lastId = 0;

/** What a window's page is to the app. The page itself may come and go: a person can close it. */
export class WebContents extends KnownEvents {
  readonly id = ++lastId;
  readonly session = session.defaultSession;
  onShortcut: ((key: string, modifiers: string[]) => void) | null = null;
  onResized: ((size: { width: number; height: number }) => void) | null = null;
  private readonly preferences: Electron.WebPreferences;
  private page: Page | null = null;
  private link: PageLink | null = null;
  private frame: WebFrame | null = null;
  private address = '';
  private destroyed = false;
  private openHandler: OpenHandler | null = null;
  private self: WebContents = this;

  private constructor(preferences: Electron.WebPreferences) {
    super('webContents', events);
    this.preferences = preferences;
  }

  static create(preferences: Electron.WebPreferences): WebContents {
    const made = new WebContents(preferences);
    made.self = strict('electron.webContents', made);
    return made.self;
  }

  get mainFrame(): WebFrame | null {
    return this.frame;
  }

  getLastWebPreferences(): Electron.WebPreferences {
    return this.preferences;
  }

  getURL(): string {
    return this.page === null ? this.address : fromPageAddress(this.page.url());
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isLoading(): boolean {
    return this.link === null;
  }

  isDevToolsOpened(): boolean {
    return false;
  }

  /** Chromium's own are at hand for a person. */
  openDevTools(): void {}
  closeDevTools(): void {}
  focus(): void {}

  reload(): void {
    this.page?.reload().catch(() => {});
  }

  send(channel: string, ...args: unknown[]): void {
    this.link?.send({ kind: 'event', channel, payload: encode(args) });
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  /** Part of the stand-in: joins the page that shows these contents. */
  async attach(page: Page): Promise<void> {
    this.page = page;
    this.frame = strict('electron.webFrameMain', new WebFrame(page.mainFrame(), this.id));
    page.on('domcontentloaded', () => this.emit('dom-ready', new PreventableEvent()));
    page.on('load', () => this.emit('did-finish-load', new PreventableEvent()));
    page.on('crash', () => this.onCrash());
    this.link = await PageLink.open(page, this.preferences.preload ?? null, {
      onMessage: (message, reply) => this.onMessage(message, reply),
      onWindowOpen: ({ url, windowName, windowFeatures }) => this.onWindowOpen(url, windowName, windowFeatures),
    });
  }

  detach(): void {
    this.page = null;
    this.link = null;
    this.frame = null;
  }

  async load(page: Page, address: string): Promise<void> {
    this.address = address;
    this.emit('did-start-loading', new PreventableEvent());
    try {
      await page.goto(toPageAddress(address));
    } catch (error) {
      // Electron's program ends before it could say that the page of a quitting app did not load.
      if (isEnding()) return new Promise(() => {});
      throw new Error(`ERR_FAILED (-2) loading '${address}'`, { cause: error });
    }
  }

  /** Told before the page is led elsewhere by itself; the app's own `loadURL` and `reload` are not asked. */
  mayNavigate(address: string): boolean {
    const isOwn = address === this.address || address === this.getURL();
    return (
      isOwn ||
      !emitPreventable(this, 'will-navigate', {
        url: address,
        isMainFrame: true,
        isSameDocument: false,
        frame: this.frame,
      })
    );
  }

  markDestroyed(): void {
    this.destroyed = true;
    this.detach();
    this.emit('destroyed', new PreventableEvent());
  }

  private onMessage(message: FromPage, reply: (message: ToPage) => void): void {
    switch (message.kind) {
      case 'invoke':
        return void answerInvoke(message, this.ipcEvent(), reply);
      case 'send':
        return deliverSent(message, this.ipcEvent());
      case 'shortcut':
        return this.onShortcut?.(message.key, message.modifiers);
      case 'resized':
        return this.onResized?.(message);
      case 'preload-failed':
        console.error('The preload failed:', message.error);
        return void this.emit(
          'preload-error',
          new PreventableEvent(),
          this.preferences.preload,
          new Error(message.error),
        );
      case 'listening':
        return undefined;
    }
  }

  private ipcEvent(): object {
    return strict('the event of ipcMain', {
      type: 'frame',
      sender: this.self,
      senderFrame: this.frame,
      frameId: this.id,
      processId: 0,
    });
  }

  private onWindowOpen(url: string, frameName: string, features: string[]): void {
    const referrer = { url: this.getURL(), policy: 'default' } as const;
    const details = { url, frameName, features: features.join(','), disposition: 'new-window', referrer } as const;
    const { action } = this.openHandler?.(details) ?? { action: 'deny' };
    if (action === 'allow') throw new NotImplementedError('windows that pages open (setWindowOpenHandler: allow)');
  }

  private onCrash(): void {
    const details = { reason: 'crashed', exitCode: 1 };
    this.emit('render-process-gone', new PreventableEvent(), details);
    appObject.emit('render-process-gone', new PreventableEvent(), this.self, details);
  }
}
