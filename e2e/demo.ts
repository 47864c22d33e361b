import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { attend } from './demo/attend.ts';
import { playJourney } from './demo/journey.ts';
import { held, printed } from './demo/report.ts';
import { setStage } from './demo/stage.ts';

/**
 * `npm run demo [-- --report FILE]`: the app on a throwaway profile and keychain with the five simulated providers.
 * With a display it is there for a person to click; without one, or with `--report`, it plays the journey by itself.
 */
const { values } = parseArgs({ options: { report: { type: 'string' } } });
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

const stage = await setStage();
try {
  if (hasDisplay && values.report === undefined) {
    await attend(stage);
  } else {
    const report = await playJourney(stage, 'demo');
    console.log(printed(report));
    if (values.report !== undefined) await writeFile(values.report, `${JSON.stringify(report, null, 2)}\n`);
    process.exitCode = held(report) ? 0 : 1;
  }
} finally {
  await stage.close();
}
