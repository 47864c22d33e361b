import { underTest } from '../situation.ts';
import type { Moment, Timings } from './calls.ts';
import { processorWait } from './processor-wait.ts';

export const timings: Timings = { trayClicks: [], handOvers: [], clipboardWrites: [] };

export function noteMoment(of: keyof Timings): void {
  if (underTest) timings[of].push(momentNow());
}

function momentNow(): Moment {
  return { at: performance.now(), waited: processorWait() };
}
