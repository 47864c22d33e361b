import { writeSync } from 'node:fs';
import process from 'node:process';
import { openAccounts } from '../../../src/main/accounts/accounts.ts';
import { after, nextOperation, perform, randomFrom } from './operations.ts';

// A process that changes accounts until it is killed: `saving-child FOLDER SEED MOST`. It says `0` before it opens the
// store, and then the number of each change once it was told that it is saved. With `only-open`, it changes nothing.

const [, , folder = '', seed = '', most = '', only = ''] = process.argv;
const parent = process.ppid;
const random = randomFrom(Number(seed));
writeSync(1, '0\n');
const accounts = openAccounts({
  folder,
  most: Number(most),
  onUnwritable(error) {
    throw error;
  },
});
if (only === '') changeEndlessly();

function changeEndlessly(): void {
  let records = [...accounts.list()];
  for (let number = 1; process.ppid === parent; number++) {
    const operation = nextOperation(random, records);
    perform(accounts, operation);
    writeSync(1, `${number}\n`);
    records = after(records, operation);
  }
}
