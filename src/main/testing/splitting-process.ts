import { writeSync } from 'node:fs';
import { openAccounts } from '../accounts/accounts.ts';

// Run by tests as a process of its own, which can be killed: `splitting-process.ts FOLDER MOST`.

const [, , folder = '', most] = process.argv;
writeSync(1, 'begins\n');
openAccounts({ folder, onUnwritable: () => undefined, most: Number(most) });
