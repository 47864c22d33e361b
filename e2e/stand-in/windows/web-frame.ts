import type { Frame } from 'playwright-core';
import { fromPageAddress } from '../network/page-address.ts';

/** The main frame of a window, the only one that ever reaches main. */
export class WebFrame {
  readonly parent = null;
  readonly routingId: number;
  readonly processId = 0;
  readonly detached = false;
  private readonly frame: Frame;

  constructor(frame: Frame, routingId: number) {
    this.frame = frame;
    this.routingId = routingId;
  }

  get top(): WebFrame {
    return this;
  }

  get url(): string {
    return fromPageAddress(this.frame.url());
  }

  get origin(): string {
    const { protocol, host } = new URL(this.url);
    return `${protocol}//${host}`;
  }

  isDestroyed(): boolean {
    return this.frame.isDetached();
  }
}
