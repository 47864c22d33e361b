import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { findChecks } from './soak/find-checks.ts';
import { plantDefects } from './soak/planted.ts';
import { runChecks } from './soak/run-checks.ts';
import { whichHost } from './stand-in/hosts/which-host.ts';

/**
 * `npm run soak [-- --quick] [-- --report FILE] [-- --only 4,9]`: the hostile-world suite, a line for each check.
 * `npm run soak -- --planted`: each check against defects that it must catch. Ends with 0 only if all of it held.
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    planted: { type: 'boolean', default: false },
    report: { type: 'string' },
    only: { type: 'string' },
  },
});
const checks = await findChecks(values.only?.split(','));
const began = performance.now();
const seconds = (): string => `${Math.round((performance.now() - began) / 1000)} s`;

let held: boolean;
if (values.planted) {
  const planted = [];
  for (const check of checks) {
    planted.push(
      ...(await plantDefects(check, ({ id, defect, caught, words }) =>
        console.log(`${caught ? 'caught' : 'MISSED'}  ${id.padStart(2)}  ${defect}: ${words}`),
      )),
    );
  }
  held = planted.every(({ caught }) => caught);
  console.log(`${planted.filter(({ caught }) => caught).length} of ${planted.length} defects caught in ${seconds()}.`);
  await report({ planted });
} else {
  const root = new URL('..', import.meta.url).pathname;
  const checked = await runChecks(checks, { quick: values.quick, root }, (one) => {
    const figures = Object.entries(one.figures).map(([name, value]) => `${name} ${value}`);
    console.log(
      `${one.held ? 'held  ' : 'BROKEN'}  ${one.id.padStart(2)}  ${one.name} (${one.seconds} s): ${figures.join(', ')}`,
    );
    for (const sentence of one.broken) console.log(`            ${sentence}`);
  });
  held = checked.every((one) => one.held);
  console.log(
    `${checked.filter((one) => one.held).length} of ${checked.length} held in ${seconds()}; host: ${whichHost()}.`,
  );
  await report({ host: whichHost(), quick: values.quick, checks: checked });
}
process.exitCode = held && checks.length > 0 ? 0 : 1;

async function report(content: object): Promise<void> {
  if (values.report !== undefined) await writeFile(values.report, `${JSON.stringify(content, null, 2)}\n`);
}
