import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { findBenches } from './bench/find-benches.ts';
import type { Figure } from './bench/figure.ts';
import { runBench } from './bench/run-benches.ts';
import { tableOf } from './bench/table.ts';
import { whichHost } from './stand-in/hosts/which-host.ts';

/**
 * `npm run bench [-- --report FILE] [-- --only 4,9] [-- --quick]`: every figure beside its baseline, measured one after
 * another on this machine, which should do nothing else meanwhile. Ends with 0 only if all targets were held.
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    report: { type: 'string' },
    only: { type: 'string' },
  },
});
const benches = await findBenches(values.only?.split(','));
const figures: Figure[] = [];
for (const bench of benches) {
  const measured = await runBench(bench, values.quick);
  figures.push(...measured.figures);
  const held = measured.trouble === null && measured.figures.every((figure) => figure.held);
  console.log(`${held ? 'held    ' : 'NOT HELD'}  ${bench.id.padStart(2)}  ${bench.name} (${measured.seconds} s)`);
  if (measured.trouble !== null) console.log(measured.trouble.slice(-4000));
}
const missed = figures.filter(({ held }) => !held);
console.log(`\n${tableOf(figures)}\n`);
console.log(`${figures.length - missed.length} of ${figures.length} held; host: ${whichHost()}.`);
if (values.report !== undefined) {
  await writeFile(values.report, `${JSON.stringify({ host: whichHost(), quick: values.quick, figures }, null, 2)}\n`);
}
process.exitCode = missed.length === 0 && figures.length > 0 ? 0 : 1;
