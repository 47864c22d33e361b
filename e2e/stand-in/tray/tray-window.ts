import type { Page } from 'playwright-core';
import { appObject } from '../app.ts';
import { openPage, putAside } from '../browser/pages.ts';
import { ownPage } from '../browser/page-routes.ts';
import { showTheme } from '../desktop/native-theme.ts';
import { trayAddress } from '../network/page-address.ts';
import { getName } from '../paths.ts';
import { BrowserWindow } from '../windows/browser-window.ts';
import { onWindowHidden } from '../windows/open-windows.ts';
import type { TrayDeed, TrayMessage, TrayModel } from './model.ts';
import { trayPage } from './page.ts';

const size = { width: 360, height: 560 };

/** The page that stands for the desktop's tray. A person can close it: it comes back with the next hidden window. */
export class TrayWindow {
  private readonly onDeed: (deed: TrayDeed, id: number) => void;
  private page: Promise<Page> | null = null;
  private model: TrayModel;
  private gone = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(model: TrayModel, onDeed: (deed: TrayDeed, id: number) => void) {
    this.model = model;
    this.onDeed = onDeed;
    this.open();
    onWindowHidden(() => this.open());
  }

  /** Shortly: what main does now comes first, and several changes at once are drawn as one. */
  show(model: TrayModel): void {
    this.model = model;
    this.timer ??= setTimeout(() => this.draw(), 5).unref();
  }

  close(): void {
    this.gone = true;
    this.page?.then((page) => page.close()).catch(() => {});
  }

  private open(): void {
    if (this.gone || this.page !== null) return;
    this.page = this.openPage();
    this.draw();
  }

  private async openPage(): Promise<Page> {
    const page = await openPage(size);
    await putAside(page, size.width);
    ownPage(page, { trayDocument: trayPage(`${getName()} tray`), mayNavigate: () => false });
    await showTheme(page);
    await this.listen(page);
    await page.goto(trayAddress);
    page.once('close', () => this.onClosed());
    return page;
  }

  /** Not by Playwright's `exposeFunction`, which throws where nobody can catch it when the page closes meanwhile. */
  private async listen(page: Page): Promise<void> {
    const client = await page.context().newCDPSession(page);
    client.on('Runtime.bindingCalled', ({ payload }) => {
      const { deed, id }: TrayMessage = JSON.parse(payload);
      this.onDeed(deed, id);
    });
    await client.send('Runtime.enable');
    await client.send('Runtime.addBinding', { name: 'standInTrayDeed' });
  }

  private draw(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    // As a text: hundreds of entries by themselves would hold main up, which is what tests look at.
    const model = JSON.stringify(this.model);
    this.page?.then((page) => page.evaluate((text) => showTray(JSON.parse(text)), model)).catch(() => {});
  }

  /** With no window in sight either, nothing would be left to click: then the person wants to quit. */
  private onClosed(): void {
    this.page = null;
    if (this.gone) return;
    if (!BrowserWindow.getAllWindows().some((window) => window.isVisible())) appObject.quit();
  }
}
