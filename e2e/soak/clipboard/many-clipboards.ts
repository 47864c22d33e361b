import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../../src/main/clock.ts';
import { createClipboard } from '../../../src/main/desktop/clipboard.ts';
import { createElectronClipboard } from '../../../src/main/desktop/electron-clipboard.ts';
import { Secret } from '../../../src/main/secret.ts';
import { aSystemClipboard, newItem } from '../../../src/main/testing/system-clipboard.ts';
import { until } from '../../window-steps.ts';

interface Many {
  readonly seconds: number;
  readonly cleared: number;
  readonly kept: number;
}

interface Cleared {
  /** When each copy that nobody replaced was gone, in ms from the copy; Infinity where it stayed. */
  readonly lifeMs: readonly number[];
  /** Of those that the user replaced, how many still held the user's text after that time. */
  readonly untouched: number;
}

/**
 * The program's clipboard on its real timers, many at once: on some, the token is left to its end, on the others the
 * user copies something at a random moment before.
 */
export async function clearMany({ seconds, cleared, kept }: Many): Promise<Cleared> {
  const lives = Array.from({ length: cleared }, () => lifeOfCopy(seconds));
  const others = Array.from({ length: kept }, (_, index) => staysUntouched(seconds, `a note of mine, number ${index}`));
  const [lifeMs, untouched] = await Promise.all([Promise.all(lives), Promise.all(others)]);
  return { lifeMs, untouched: untouched.filter(Boolean).length };
}

function aClipboard() {
  const system = aSystemClipboard();
  const electron = createElectronClipboard({ clipboard: system, newItem, platform: process.platform });
  return { system, clipboard: createClipboard({ system: electron, clock: systemClock }) };
}

async function lifeOfCopy(seconds: number): Promise<number> {
  const { system, clipboard } = aClipboard();
  await clipboard.put(new Secret('canary-clipboard-5502'), seconds, () => true);
  const began = performance.now();
  const left = await until(
    () => system.readText(),
    (text) => text === '',
    seconds * 1000 + 3000,
  );
  return left === '' ? performance.now() - began : Infinity;
}

async function staysUntouched(seconds: number, note: string): Promise<boolean> {
  const { system, clipboard } = aClipboard();
  await clipboard.put(new Secret('canary-clipboard-5502'), seconds, () => true);
  // Not in the very last moment: between a program's look and its clearing, no system lets another be heard.
  await sleep(Math.random() * (seconds * 1000 - 100));
  system.overwrite(note);
  await until(
    async () => clipboard.holdsOurs(),
    (holds) => !holds,
    seconds * 1000 + 3000,
  );
  return (await system.readText()) === note;
}

/** From KeePassXC's `src/gui/Clipboard.cpp`, Microsoft's "Clipboard Formats" and nspasteboard.org. */
const marks: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['x-kde-passwordManagerHint'],
  darwin: ['org.nspasteboard.ConcealedType'],
  win32: ['ExcludeClipboardContentFromMonitorProcessing', 'CanIncludeInClipboardHistory', 'CanUploadToCloudClipboard'],
};

export const marksHere = marks[process.platform] ?? [];

/** The marks by which clipboard histories know a secret, as far as the program does not set them, for each system. */
export async function missingMarks(): Promise<string[]> {
  const missing: string[] = [];
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    const system = aSystemClipboard();
    await createElectronClipboard({ clipboard: system, newItem, platform }).write('canary-clipboard-5502');
    const formats = Object.keys(system.writes[0] ?? {}).join(' ');
    missing.push(...(marks[platform] ?? []).filter((mark) => !formats.includes(`"${mark}"`)));
  }
  return missing;
}
