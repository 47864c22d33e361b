import { underTest } from '../situation.ts';
import type { Timings } from './calls.ts';
import { momentNow } from './processor-wait.ts';

export const timings: Timings = { trayClicks: [], handOvers: [], clipboardWrites: [] };

export function noteMoment(of: keyof Timings): void {
  if (underTest) timings[of].push(momentNow(of === 'trayClicks'));
}
