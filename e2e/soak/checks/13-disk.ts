import '../../../src/main/testing/without-electron.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';

export const check: Check = {
  id: '13',
  name: 'Disk',
  planted: [
    {
      what: 'What was written is not read back',
      file: 'src/main/accounts/safe-store.ts',
      find: 'if (readFileSync(file).equals(text)) {',
      replace: 'if (readFileSync(file)) {',
    },
    {
      what: 'The old file is not put back',
      file: 'src/main/accounts/safe-store.ts',
      find: 'if (backup !== null) renameSync(backup, file);',
      replace: 'if (backup !== null) return;',
    },
    {
      what: 'The copy is written in place',
      file: 'src/main/accounts/durable-files.ts',
      find: 'const temporary = `${path}.tmp-${process.pid}`;',
      replace: 'const temporary = path;',
    },
    {
      what: 'A full disk is a failure of another kind',
      file: 'src/main/accounts/safe-store.ts',
      find: 'if (good) replaceDurably(backup, good);\n      } catch (error) {\n        throw unwritable(folder, error);',
      replace: 'if (good) replaceDurably(backup, good);\n      } catch (error) {\n        throw error;',
    },
    {
      what: 'A file that can’t be read is taken for a damaged one',
      file: 'src/main/accounts/safe-store.ts',
      find: "if (code !== '' && code !== 'ENOENT') return blocked(code);",
      replace: '',
    },
    {
      what: 'A folder that can’t be looked into ends the start',
      file: 'src/main/accounts/account-files.ts',
      find: '  } catch {\n    return [];',
      replace: "  } catch (error) {\n    if (!String(error).includes('ENOENT')) throw error;\n    return [];",
    },
  ],
  async run({ count }) {
    const { broken, expect } = createBroken();
    // Only now, since a store that is opened loads electron-store.
    const { canBreak, tryBrokenDisk } = await import('../disk/broken-disk.ts');
    const { sweepFullDisk, tryForbidden } = await import('../disk/trials.ts');
    const folder = await mkdtemp(join(tmpdir(), 'tokendock-disk-'));
    try {
      const [sweep, forbidden] = await Promise.all([sweepFullDisk(count(1, 3)), tryForbidden()]);
      const eio = canBreak ? tryBrokenDisk(folder) : { trials: 0, problems: [] };
      expect(sweep !== null, 'No small disk could be mounted here: this check needs `unshare --mount`.');
      const trials = sweep?.trials ?? [];
      for (const { what, problems } of trials) broken.push(...problems.map((problem) => `${what}: ${problem}.`));
      broken.push(...[...eio.problems, ...forbidden.problems].map((problem) => `${problem}.`));
      const ended = (end: 'saved' | 'refused'): number => trials.filter((trial) => trial.end === end).length;
      expect(sweep === null || (ended('saved') > 0 && ended('refused') > 0), 'The sweep met no end of the disk.');
      return {
        figures: {
          fileBytes: sweep?.fileBytes ?? 0,
          fullDiskTrials: trials.length,
          fullDiskSaved: ended('saved'),
          fullDiskRefusedAndTold: ended('refused'),
          eioTrials: eio.trials,
          forbiddenTrials: forbidden.trials,
        },
        broken,
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
