import process from 'node:process';
import { findBenches } from './find-benches.ts';

// A bench in a process of its own, so that none inherits the heap of another: `run-bench.ts ID [--quick]`, with a
// channel to its parent, which gets the figures.

const [, , id = '', ...options] = process.argv;
const quick = options.includes('--quick');
const [bench] = await findBenches([id]);
if (!bench) throw new Error(`There is no figure ${id}.`);
const figures = await bench.run({ quick, count: (full, reduced) => (quick ? reduced : full) });
await new Promise<void>((resolve) => {
  process.send?.(figures, () => resolve());
});
process.exit();
