import type { Call } from '../contract/calls.ts';
import type { Listen } from '../contract/events.ts';

/** What the preload puts into the window: the contract, and nothing else. */
export interface Bridge {
  readonly call: Call;
  readonly listen: Listen;
}

declare global {
  interface Window {
    readonly tokendock: Bridge;
  }
}
