import process from 'node:process';
import { findChecks } from './find-checks.ts';

// A check in a process of its own, so that its memory and its mishaps are its own: `run-check.ts ID [--quick]`, with a
// channel to its parent, which gets the outcome.

const [, , id = '', ...options] = process.argv;
const quick = options.includes('--quick');
const [check] = await findChecks([id]);
if (!check) throw new Error(`There is no check ${id}.`);
const outcome = await check.run({ quick, count: (full, reduced) => (quick ? reduced : full) });
await new Promise<void>((resolve) => {
  process.send?.(outcome, () => resolve());
});
process.exit();
