import process from 'node:process';
import { watchForUnexpected } from '../../../src/main/unexpected.ts';
import { createRandom } from '../random.ts';
import { randomError, randomSecret } from './thrown.ts';

// `unhandled-process.ts SEED COUNT`: errors that nothing catches, one after the other, as main meets them. What it
// writes to its standard error is all that a log would hold.

watchForUnexpected(process);
const [, , seed = '', count = ''] = process.argv;
for (let index = 0; index < Number(count); index++) {
  const random = createRandom(Number(seed) + index);
  const error = randomError(random, randomSecret(random));
  if (index % 2 === 0) void Promise.reject(error);
  else
    setImmediate(() => {
      throw error;
    });
  await new Promise((resolve) => setImmediate(resolve));
}
