import type Electron from 'electron';
import type { Page } from 'playwright-core';
import { resizePage, setWindowBounds } from '../browser/pages.ts';
import { KnownEvents, PreventableEvent } from '../events.ts';
import { getName } from '../paths.ts';
import { WindowBounds } from './window-bounds.ts';

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

/** A window's title, place and looks: what it has whether or not anything is shown in it. */
export abstract class PlainWindow extends KnownEvents {
  protected readonly bounds: WindowBounds;
  private title: string;

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super('BrowserWindow', events);
    this.bounds = new WindowBounds(options);
    this.title = options.title ?? getName();
  }

  getTitle(): string {
    return this.title;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  getBounds(): Electron.Rectangle {
    return this.bounds.get();
  }

  getNormalBounds(): Electron.Rectangle {
    return this.getBounds();
  }

  getContentBounds(): Electron.Rectangle {
    return this.getBounds();
  }

  setBounds(asked: Partial<Electron.Rectangle>): void {
    const { resized, moved } = this.bounds.set(asked);
    const next = this.bounds.get();
    if (resized) {
      this.onPlaced((page) => resizePage(page, next));
      this.emit('resize', new PreventableEvent());
    }
    if (moved) {
      this.onPlaced((page) => setWindowBounds(page, { left: next.x, top: next.y }));
      this.emit('move', new PreventableEvent());
    }
  }

  getSize(): number[] {
    const { width, height } = this.getBounds();
    return [width, height];
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  getPosition(): number[] {
    const { x, y } = this.getBounds();
    return [x, y];
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

  /** Does it to the page, once there is one. */
  protected abstract onPlaced(work: (page: Page) => Promise<void>): void;
}
