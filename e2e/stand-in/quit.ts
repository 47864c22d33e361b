import type { EventEmitter } from 'node:events';
import process from 'node:process';
import { emitPreventable } from './events.ts';
import { openWindows, watchWindows } from './windows/open-windows.ts';

/** Work that must be done before the process ends, such as closing Chromium. */
const lastSteps: (() => Promise<void> | void)[] = [];

export function beforeExit(step: () => Promise<void> | void): void {
  lastSteps.push(step);
}

const longestFarewell = 3000;

let ending = false;

/** From the moment that nothing more can keep the app open, unless a window refuses to close. */
export function isEnding(): boolean {
  return ending;
}

/** Electron's order: `before-quit`, each window's `close`, `will-quit`, `quit`; the first three can be prevented. */
export class Quitting {
  private readonly app: EventEmitter;
  private exiting = false;

  constructor(app: EventEmitter) {
    this.app = app;
    watchWindows({
      allClosed: () => this.onAllClosed(),
      closeRefused: () => {
        ending = this.exiting;
      },
    });
  }

  quit(): void {
    if (ending) return;
    ending = !emitPreventable(this.app, 'before-quit');
    if (!ending) return;
    if (openWindows.size === 0) this.finish();
    else openWindows.forEach((window) => window.close());
  }

  /** Asks nobody. */
  exit(code = 0): void {
    if (this.exiting) return;
    this.exiting = true;
    ending = true;
    openWindows.forEach((window) => window.destroy());
    this.app.emit('quit', { preventDefault: () => {} }, code);
    const steps = Promise.allSettled(lastSteps.map(async (step) => step()));
    const patience = new Promise((resolve) => setTimeout(resolve, longestFarewell));
    void Promise.race([steps, patience]).then(() => process.exit(code));
  }

  private onAllClosed(): void {
    if (this.exiting) return;
    if (ending) this.finish();
    else if (this.app.listenerCount('window-all-closed') > 0) this.app.emit('window-all-closed');
    else this.quit();
  }

  private finish(): void {
    ending = !emitPreventable(this.app, 'will-quit');
    if (ending) this.exit(0);
  }
}
