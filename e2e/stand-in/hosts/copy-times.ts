import type { Moment, Timings } from '../control/calls.ts';

/** What a click in the tray took, in ms. */
export interface CopyTime {
  /** To the clipboard. */
  readonly tookMs: number;
  /** Main's own work until it gave the clipboard something to write, without what it waited for a processor. */
  readonly ownMs: number;
}

const never: Moment = { at: Number.NaN, waited: Number.NaN };

/** One for each write, in order; NaN where there was no click. */
export function copyTimes({ trayClicks, handOvers, clipboardWrites }: Timings): CopyTime[] {
  return clipboardWrites.map((written, index) => {
    const [click = never, handOver = never] = [trayClicks[index], handOvers[index]];
    return {
      tookMs: written.at - click.at,
      ownMs: handOver.at - click.at - (handOver.waited - click.waited),
    };
  });
}
