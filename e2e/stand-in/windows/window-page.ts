import type { Page } from 'playwright-core';
import { openPage, setWindowBounds, tellVisibility } from '../browser/pages.ts';
import { ownPage } from '../browser/page-routes.ts';
import { showTheme } from '../desktop/native-theme.ts';
import type { WebContents } from './web-contents.ts';

interface Owner {
  readonly size: () => { readonly width: number; readonly height: number };
  readonly isVisible: () => boolean;
  /** A person closed Chromium's window. */
  readonly onClosed: () => void;
}

/** Chromium's page of a window. A person may close it while the app keeps the window: then it is opened again. */
export class WindowPage {
  private readonly contents: WebContents;
  private readonly owner: Owner;
  private page: Promise<Page>;
  private address: string | null = null;
  private isLost = false;
  private wasPlaced = false;
  private isOver = false;

  constructor(contents: WebContents, owner: Owner) {
    this.contents = contents;
    this.owner = owner;
    this.page = this.open();
  }

  async load(address: string): Promise<void> {
    this.address = address;
    await this.contents.load(await this.page, address);
  }

  openIfLost(): void {
    if (!this.isLost) return;
    this.isLost = false;
    this.page = this.open();
    if (this.address !== null) void this.load(this.address);
  }

  /** Errors of a page that is gone are of no interest. */
  do(work: (page: Page) => Promise<unknown>): void {
    void this.page.then(work).catch(() => undefined);
  }

  place(windowState: 'normal' | 'minimized'): void {
    this.wasPlaced = true;
    this.do(async (page) => {
      await setWindowBounds(page, { windowState });
      await tellVisibility(page, windowState === 'normal');
    });
  }

  close(): void {
    this.isOver = true;
    this.do((page) => page.close());
  }

  private async open(): Promise<Page> {
    const page = await openPage(this.owner.size());
    ownPage(page, { mayNavigate: (address) => this.contents.mayNavigate(address) });
    await Promise.all([this.contents.attach(page), showTheme(page)]);
    page.once('close', () => this.onClosed());
    // As in Electron, the page of a window that was never shown counts as visible, so that it is ready once it is.
    page.on('domcontentloaded', () => {
      if (this.wasPlaced) this.do(() => tellVisibility(page, this.owner.isVisible()));
    });
    if (!this.owner.isVisible()) await setWindowBounds(page, { windowState: 'minimized' });
    return page;
  }

  private onClosed(): void {
    if (this.isOver) return;
    this.isLost = true;
    this.contents.detach();
    this.owner.onClosed();
  }
}
