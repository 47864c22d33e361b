import type Electron from 'electron';
import type { Page } from 'playwright-core';
import { appObject } from '../app.ts';
import { emitPreventable, PreventableEvent } from '../events.ts';
import { strict } from '../strict.ts';
import { openWindows, windowClosed, windowHidden, windowRefusedToClose, type OpenWindow } from './open-windows.ts';
import { PlainWindow } from './plain-window.ts';
import { shortcutPressed } from './shortcuts.ts';
import { WebContents } from './web-contents.ts';
import { checkWindowOptions } from './window-options.ts';
import { WindowPage } from './window-page.ts';

/** Every window that is not destroyed, in order of creation. */
const windows = new Set<BrowserWindow>();
let focused: BrowserWindow | null = null;

export class BrowserWindow extends PlainWindow implements OpenWindow {
  readonly id: number;
  readonly webContents: WebContents;
  private readonly self: BrowserWindow;
  private readonly page: WindowPage;
  private visible = false;
  private minimized = false;
  private destroyed = false;
  private wasReady = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super(options);
    if (!appObject.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    checkWindowOptions(options);
    this.webContents = WebContents.create({ ...options.webPreferences });
    this.id = this.webContents.id;
    this.self = strict('electron.BrowserWindow', this);
    openWindows.add(this.self);
    windows.add(this.self);
    this.webContents.onShortcut = (key, modifiers) => shortcutPressed({ key, modifiers, window: this.self });
    this.webContents.onResized = (size) => this.onResized(size);
    appObject.emit('browser-window-created', new PreventableEvent(), this.self);
    appObject.emit('web-contents-created', new PreventableEvent(), this.webContents);
    this.page = new WindowPage(this.webContents, {
      size: () => this.bounds.get(),
      isVisible: () => this.visible,
      onClosed: () => this.close(),
    });
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
    await this.page.load(address);
    if (this.wasReady) return;
    this.wasReady = true;
    this.emit('ready-to-show', new PreventableEvent());
  }

  show(): void {
    this.page.openIfLost();
    if (!this.visible) {
      this.visible = true;
      this.emit('show', new PreventableEvent());
    }
    this.minimized = false;
    this.page.place('normal');
    this.focus();
  }

  showInactive(): void {
    this.show();
  }

  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.page.place('minimized');
    this.blur();
    this.emit('hide', new PreventableEvent());
    windowHidden();
  }

  focus(): void {
    if (!this.visible || focused === this.self) return;
    focused?.blur();
    focused = this.self;
    this.page.do((page) => page.bringToFront());
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
    this.page.place('minimized');
    this.blur();
    this.emit('minimize', new PreventableEvent());
  }

  restore(): void {
    if (!this.minimized) return;
    this.minimized = false;
    this.page.place('normal');
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
    this.page.close();
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

  protected override onPlaced(work: (page: Page) => Promise<void>): void {
    this.page.do(work);
  }

  /** By a person, so that the page is so already. */
  private onResized(size: Electron.Size): void {
    if (this.bounds.set(size).resized) this.emit('resize', new PreventableEvent());
  }
}
