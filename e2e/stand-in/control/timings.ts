import { underTest } from '../situation.ts';

/** Moments in main, in ms since the process started: from a tray click to the clipboard's next write is the main job. */
export const timings = { trayClicks: [] as number[], clipboardWrites: [] as number[] };

export function noteTrayClick(): void {
  if (underTest) timings.trayClicks.push(performance.now());
}

export function noteClipboardWrite(): void {
  if (underTest) timings.clipboardWrites.push(performance.now());
}
