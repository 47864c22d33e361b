import { setTimeout as sleep } from 'node:timers/promises';
import { inPairs, timed } from './pairs.ts';
import type { Pairs } from './pairs.ts';
import type { CopyTime } from '../stand-in/hosts/copy-times.ts';
import type { Stage } from './stage.ts';

/** What a click on the tray's item took, to the clipboard. */
export async function timeCopy({ app, item }: Stage): Promise<CopyTime> {
  const [time] = await app.tray.time(item);
  if (time === undefined) throw new Error('Nothing came to the clipboard.');
  return time;
}

/** From the tray's click to the clipboard, in ms. */
export const copyOnce = async (stage: Stage): Promise<number> => (await timeCopy(stage)).tookMs;

const untilExpired = (): Promise<void> => sleep(1000);

/** Copies of a token that has expired just before, beside bare requests for one; each in ms. */
export async function expiredCopies(
  stage: Stage,
  pairs: number,
  baseline: () => Promise<unknown> = stage.fetchToken,
): Promise<Pairs> {
  stage.server.delayMs = 50;
  stage.server.tokenLifetimeSeconds = 1;
  return inPairs({
    pairs,
    warmUps: 2,
    async ours() {
      await untilExpired();
      return copyOnce(stage);
    },
    async baseline() {
      await untilExpired();
      return timed(baseline);
    },
  });
}
