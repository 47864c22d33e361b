import '../../../src/main/testing/without-electron.ts';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';
import { bundleInto } from '../power-cut/bundle.ts';

const child = resolve(import.meta.dirname, '../power-cut/saving-child.ts');

export const check: Check = {
  id: '12',
  name: 'Power cut',
  planted: [
    {
      what: 'A rejected password is noted after it was called noted',
      file: 'src/main/accounts/accounts.ts',
      find: 'if (note.rejected !== undefined && note.rejected !== record.rejected) return trySave(file);',
      replace: '',
    },
    {
      what: 'No copy is made before a file is written in place',
      file: 'src/main/accounts/safe-store.ts',
      find: 'if (good) replaceDurably(backup, good);\n      } catch',
      replace: '} catch',
    },
    {
      what: 'The copy of a cut file is not looked at',
      file: 'src/main/accounts/safe-store.ts',
      find: 'const good = readBackup(backup, options);',
      replace: 'const good = readBackup(`${backup}.other`, options);',
    },
    {
      what: 'Temporary files are left behind',
      file: 'src/main/accounts/durable-files.ts',
      find: 'entry.startsWith(`${fileName}.tmp-`) ||',
      replace: '',
    },
    {
      what: 'A file that is being split gives its accounts away before the next file has them',
      file: 'src/main/accounts/account-files.ts',
      find: '    for (let start = most;',
      replace: '    file.settle(new Map(records.slice(0, most)));\n    for (let start = most;',
    },
  ],
  async run({ count }) {
    const { broken, expect } = createBroken();
    // In memory, where that is offered: a power cut is a killed process here, and what reached the file is what counts.
    const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'tokendock-power-'));
    try {
      const program = await bundleInto(folder, child);
      // Only now, since a store that is opened loads electron-store.
      const { killAgainAndAgain } = await import('../power-cut/kill-rounds.ts');
      const { killWhileSplitting } = await import('../power-cut/kill-splitting.ts');
      const [plain, snap, split] = await Promise.all([
        killAgainAndAgain({ folder, program, rounds: count(1000, 20), snap: false }),
        killAgainAndAgain({ folder, program, rounds: count(1000, 40), snap: true }),
        killWhileSplitting(folder, program, count(50, 4)),
      ]);
      expect(split.lost === 0, `After ${split.lost} kills while a file was split, accounts were lost or doubled.`);
      for (const [name, killed] of Object.entries({ 'Without SNAP': plain, 'With SNAP': snap })) {
        expect(killed.unreadable === 0, `${name}: ${killed.unreadable} times a store could not be read.`);
        expect(killed.lost === 0, `${name}: ${killed.lost} times the accounts were not those that were saved.`);
        expect(killed.leftFiles.length === 0, `${name}: left behind: ${killed.leftFiles.slice(0, 3).join(', ')}.`);
        expect(killed.saved > 0, `${name}: nothing was saved before a kill.`);
      }
      const sum = (figure: 'kills' | 'saved' | 'metSaving' | 'restored' | 'unreadable' | 'lost'): number =>
        plain[figure] + snap[figure];
      return {
        figures: {
          kills: sum('kills'),
          killsInMidSaving: sum('metSaving'),
          killsInMidSplitting: split.interrupted,
          changesSaved: sum('saved'),
          cutFilesRestored: sum('restored'),
          unreadableStores: sum('unreadable'),
          acknowledgedLosses: sum('lost'),
          leftTemporaryFiles: plain.leftFiles.length + snap.leftFiles.length,
        },
        broken,
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
