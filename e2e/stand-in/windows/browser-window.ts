import type Electron from 'electron';
import type { Page } from 'playwright-core';
import { appObject } from '../app.ts';
import { openPage, resizePage, setWindowBounds } from '../browser/pages.ts';
import { ownPage } from '../browser/page-routes.ts';
import { showTheme } from '../desktop/native-theme.ts';
import { emitPreventable, KnownEvents, PreventableEvent } from '../events.ts';
import { getName } from '../paths.ts';
import { strict } from '../strict.ts';
import { openWindows, windowClosed, windowHidden, windowRefusedToClose, type OpenWindow } from './open-windows.ts';
import { shortcutPressed } from './shortcuts.ts';
import { WebContents } from './web-contents.ts';
import { checkWindowOptions } from './window-options.ts';

const events = [
  'close',
  'closed',
  'ready-to-show',
  'show',
  'hide',
  'focus',
  'blur',
  'minimize',
  'restore',
  'resize',
  'move',
  // Chromium's own windows never tell of these.
  'resized',
  'moved',
  'maximize',
  'unmaximize',
  'enter-full-screen',
  'leave-full-screen',
  'page-title-updated',
  'unresponsive',
  'responsive',
  'session-end',
  'query-session-end',
];

/** Every window that is not destroyed, in order of creation. */
const windows = new Set<BrowserWindow>();
let focused: BrowserWindow | null = null;

type Bounds = Electron.Rectangle;

export class BrowserWindow extends KnownEvents implements OpenWindow {
  readonly id: number;
  readonly webContents: WebContents;
  private readonly self: BrowserWindow;
  private readonly minimum: Electron.Size;
  private page: Promise<Page>;
  private address: string | null = null;
  private bounds: Bounds;
  private title: string;
  private visible = false;
  private minimized = false;
  private destroyed = false;
  private wasReady = false;
  /** The person closed Chromium's window and the app kept its own: it is opened again when shown. */
  private pageLost = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', events);
    if (!appObject.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    checkWindowOptions(options);
    const { x = 0, y = 0, width = 800, height = 600, minWidth = 0, minHeight = 0 } = options;
    this.bounds = { x, y, width: Math.max(width, minWidth), height: Math.max(height, minHeight) };
    this.minimum = { width: minWidth, height: minHeight };
    this.title = options.title ?? getName();
    this.webContents = WebContents.create({ ...options.webPreferences });
    this.id = this.webContents.id;
    this.self = strict('electron.BrowserWindow', this);
    openWindows.add(this.self);
    windows.add(this.self);
    this.webContents.onShortcut = (key, modifiers) => shortcutPressed({ key, modifiers, window: this.self });
    this.webContents.onResized = (size) => this.onResized(size);
    appObject.emit('browser-window-created', new PreventableEvent(), this.self);
    appObject.emit('web-contents-created', new PreventableEvent(), this.webContents);
    this.page = this.openPage();
    if (options.show ?? true) this.show();
    return this.self;
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return [...windows].find((window) => window.id === id) ?? null;
  }

  /** Rejects where the page cannot be loaded, as in Electron. */
  async loadURL(address: string): Promise<void> {
    this.address = address;
    const page = await this.page;
    await this.webContents.load(page, address);
    if (this.wasReady) return;
    this.wasReady = true;
    this.emit('ready-to-show', new PreventableEvent());
  }

  show(): void {
    if (this.pageLost) void this.reopen();
    if (!this.visible) {
      this.visible = true;
      this.emit('show', new PreventableEvent());
    }
    this.minimized = false;
    this.place('normal');
    this.focus();
  }

  showInactive(): void {
    this.show();
  }

  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.place('minimized');
    this.blur();
    this.emit('hide', new PreventableEvent());
    windowHidden();
  }

  focus(): void {
    if (!this.visible || focused === this.self) return;
    focused?.blur();
    focused = this.self;
    this.withPage((page) => page.bringToFront());
    this.emit('focus', new PreventableEvent());
    appObject.emit('browser-window-focus', new PreventableEvent(), this.self);
  }

  blur(): void {
    if (focused !== this.self) return;
    focused = null;
    this.emit('blur', new PreventableEvent());
    appObject.emit('browser-window-blur', new PreventableEvent(), this.self);
  }

  minimize(): void {
    this.minimized = true;
    this.place('minimized');
    this.blur();
    this.emit('minimize', new PreventableEvent());
  }

  restore(): void {
    if (!this.minimized) return;
    this.minimized = false;
    this.place('normal');
    this.emit('restore', new PreventableEvent());
    this.focus();
  }

  close(): void {
    if (this.destroyed) return;
    if (emitPreventable(this, 'close')) windowRefusedToClose();
    else this.destroy();
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.visible = false;
    if (focused === this.self) focused = null;
    windows.delete(this.self);
    this.withPage((page) => page.close());
    this.webContents.markDestroyed();
    this.emit('closed', new PreventableEvent());
    windowClosed(this.self);
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isVisible(): boolean {
    return this.visible;
  }

  isFocused(): boolean {
    return focused === this.self;
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  isMaximized(): boolean {
    return false;
  }

  isFullScreen(): boolean {
    return false;
  }

  getTitle(): string {
    return this.title;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  getBounds(): Bounds {
    return { ...this.bounds };
  }

  getNormalBounds(): Bounds {
    return this.getBounds();
  }

  getContentBounds(): Bounds {
    return this.getBounds();
  }

  setBounds(bounds: Partial<Bounds>): void {
    const { x, y, width, height } = { ...this.bounds, ...bounds };
    const next = { x, y, width: Math.max(width, this.minimum.width), height: Math.max(height, this.minimum.height) };
    const { bounds: before } = this;
    this.bounds = next;
    if (next.width !== before.width || next.height !== before.height) {
      this.withPage((page) => resizePage(page, next));
      this.emit('resize', new PreventableEvent());
    }
    if (x !== before.x || y !== before.y) {
      this.withPage((page) => setWindowBounds(page, { left: x, top: y }));
      this.emit('move', new PreventableEvent());
    }
  }

  getSize(): number[] {
    return [this.bounds.width, this.bounds.height];
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  getPosition(): number[] {
    return [this.bounds.x, this.bounds.y];
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  // What follows has no effect that a page in Chromium could show.
  center(): void {}
  moveTop(): void {}
  setIcon(): void {}
  setMenu(): void {}
  removeMenu(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  setBackgroundColor(): void {}
  setContentProtection(): void {}
  setSkipTaskbar(): void {}
  setTitleBarOverlay(): void {}
  setAlwaysOnTop(): void {}
  flashFrame(): void {}

  private async openPage(): Promise<Page> {
    const page = await openPage(this.bounds);
    ownPage(page, { mayNavigate: (address) => this.webContents.mayNavigate(address) });
    await Promise.all([this.webContents.attach(page), showTheme(page)]);
    page.once('close', () => this.onPageClosed());
    if (!this.visible) await setWindowBounds(page, { windowState: 'minimized' });
    return page;
  }

  private async reopen(): Promise<void> {
    this.pageLost = false;
    this.page = this.openPage();
    if (this.address !== null) await this.loadURL(this.address);
  }

  /** Nobody but a person closes the page while the window lives: that is a click on the window's cross. */
  private onPageClosed(): void {
    if (this.destroyed) return;
    this.pageLost = true;
    this.webContents.detach();
    this.close();
  }

  private onResized(size: Electron.Size): void {
    if (size.width === this.bounds.width && size.height === this.bounds.height) return;
    this.bounds = { ...this.bounds, ...size };
    this.emit('resize', new PreventableEvent());
  }

  private place(windowState: 'normal' | 'minimized'): void {
    this.withPage((page) => setWindowBounds(page, { windowState }));
  }

  /** Errors of a page that is gone are of no interest. */
  private withPage(work: (page: Page) => Promise<unknown>): void {
    void this.page.then(work).catch(() => {});
  }
}
