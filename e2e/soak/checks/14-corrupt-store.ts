import '../../../src/main/testing/without-electron.ts';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';
import { lookInApp } from '../corrupt-store/in-app.ts';

export const check: Check = {
  id: '14',
  name: 'Corrupt store',
  planted: [
    {
      what: 'A file that is no JSON ends the start',
      file: 'src/main/accounts/safe-store.ts',
      find: "if (code !== '' && code !== 'ENOENT') return blocked(code);",
      replace: "if (code !== 'ENOENT') throw error;",
    },
    {
      what: 'A damaged file is overwritten by its copy',
      file: 'src/main/accounts/safe-store.ts',
      find: 'if (setAside(file, damaged)) aside = damaged;',
      replace: 'if (existsSync(file)) aside = damaged;',
    },
    {
      what: 'A copy that can’t be used is overwritten',
      file: 'src/main/accounts/safe-store.ts',
      find: 'setAside(backup, `${damaged}.bak`);',
      replace: '',
    },
    {
      what: 'Turned bits are not noticed',
      file: 'src/main/accounts/checked-text.ts',
      find: "if (end === -1 || checksum !== checksumOf(text.subarray(0, end))) throw new SyntaxError('Not what was written.');",
      replace: '',
    },
    {
      what: 'One of two accounts with the same id is dropped in silence',
      file: 'src/main/accounts/account-record.ts',
      find: 'new Set(accounts.map(({ id }) => id)).size === accounts.length',
      replace: 'accounts.length >= 0',
    },
    {
      what: 'Nobody is told',
      file: 'src/main/index.ts',
      find: 'notices.add(settings.warning);',
      replace: '',
    },
  ],
  async run({ count }) {
    const { broken, expect } = createBroken();
    // Only now, since a store that is opened loads electron-store.
    const { tryDamaged, writtenFiles } = await import('../corrupt-store/try-damaged.ts');
    const { cuts, strangeFiles, turnedBits } = await import('../corrupt-store/damages.ts');
    const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'tokendock-corrupt-'));
    try {
      const { file, copy, whole, before } = writtenFiles(join(folder, 'written'));
      const strange = strangeFiles(file, whole);
      const damages = [...cuts(file, count(1, 29)), ...turnedBits(file, count(1, 211)), ...strange];
      const found: Record<string, number> = {};
      const attempt = (what: string, bytes: Buffer, ofCopy: Buffer | null, inCopy: typeof before | null): void => {
        const tried = tryDamaged({ folder: join(folder, 'store'), file: bytes, copy: ofCopy, inCopy, whole });
        found[tried.found] = (found[tried.found] ?? 0) + 1;
        if (tried.problem !== null) broken.push(`${what}: ${tried.problem}.`);
      };
      for (const { what, bytes } of damages) attempt(what, bytes, copy, before);
      for (const { what, bytes } of strange) {
        attempt(`${what}, without a copy`, bytes, null, null);
        attempt(`${what}, with a copy of a later version`, bytes, Buffer.from('{"version":2,"accounts":[]}'), null);
      }
      const unseen = await lookInApp().catch(() => ['anything at all']);
      expect(unseen.length === 0, `The window does not show ${unseen.join(', ')}.`);
      return {
        figures: {
          fileBytes: file.length,
          damagedStarts: Object.values(found).reduce((sum, number) => sum + number, 0),
          strangeFiles: strange.length,
          restoredFromCopy: found['restored'] ?? 0,
          begunAnewAndTold: found['begun anew'] ?? 0,
          foundWhole: found['whole'] ?? 0,
          overwrittenOrLost: found['wrong'] ?? 0,
        },
        // All of them would say the same.
        broken: broken.slice(0, 20),
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
