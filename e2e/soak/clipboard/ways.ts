import { t } from '../../../src/contract/language/language.ts';
import { defaultSettings } from '../../../src/contract/settings.ts';
import { expectStatus, until } from '../../window-steps.ts';
import type { OpenedApp } from './in-app.ts';

type Way = readonly [name: string, go: (app: OpenedApp['app']) => Promise<void>];

/** On these the program looks at the clipboard by itself, and goes on as it was. */
const signals: readonly Way[] = [
  ['the screen’s lock', (app) => app.power('lock-screen')],
  ['a suspend', (app) => app.power('suspend')],
  ['a sleep past its time', (app) => app.advanceClock((defaultSettings.clipboardSeconds + 1) * 1000)],
];
const all: readonly Way[] = [
  ...signals,
  ['“Clear the clipboard now”', (app) => app.tray.click(t('tray.clearClipboard'))],
  ['“Lock”', (app) => app.tray.click(t('tray.lock'))],
];

interface AtOnce {
  readonly slowestMs: number;
  /** What did not clear it. */
  readonly left: readonly string[];
}

/** Copies once for each way, and goes it. Leaves the app unlocked. */
export async function clearAtOnce({ app, copy, outside }: OpenedApp, label: string): Promise<AtOnce> {
  const times: number[] = [];
  const left: string[] = [];
  for (const [name, go] of all) {
    await copy();
    const began = performance.now();
    await go(app);
    const text = await until(outside.readText, (now) => now === '', 3000);
    if (text === '') times.push(performance.now() - began);
    else {
      left.push(name);
      // So that the next copy can be seen.
      await outside.writeText('');
    }
  }
  await app.window.getByRole('button', { name: t('lock.unlock') }).click();
  await expectStatus(app.window, label, 'Fresh');
  return { slowestMs: Math.round(Math.max(0, ...times)), left };
}

/** Copies a token, then something else as the user, then makes the program look; answers how often the latter stood. */
export async function keepWhatTheUserCopied(opened: OpenedApp, rounds: number): Promise<number> {
  const { app, copy, letsGo, outside } = opened;
  let untouched = 0;
  for (let round = 0; round < rounds; round++) {
    const [, signal] = signals[round % signals.length] ?? [];
    const note = `line ${round} of a shopping list`;
    await copy();
    await outside.writeText(note);
    await signal?.(app);
    if ((await letsGo()) && (await outside.readText()) === note) untouched += 1;
  }
  return untouched;
}
