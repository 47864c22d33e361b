import { join } from 'node:path';
import { held } from './demo/report.ts';
import { playJourney } from './demo/journey.ts';
import { setStage } from './demo/stage.ts';
import { expect, test } from './fixtures.ts';

test('all that the demo shows holds', async ({ profile }) => {
  const stage = await setStage();
  try {
    const report = await playJourney(stage, join(profile, 'pictures'));
    expect(held(report), JSON.stringify(report)).toBe(true);
  } finally {
    await stage.close();
  }
});
