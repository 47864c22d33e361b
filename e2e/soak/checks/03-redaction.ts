import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';
import { createRandom } from '../random.ts';
import { randomError, randomSecret } from '../redaction/thrown.ts';
import { waysOfErrors, waysOfTexts } from '../redaction/ways-out.ts';

const pieceLength = 8;
/** A run of nothing but backslashes comes of the escaping. */
const fewestCharacters = 3;

export const check: Check = {
  id: '3',
  name: 'Redaction',
  onElectron: 'what Electron itself writes of an error in main, before our own answer to it',
  planted: [
    {
      what: 'A call’s answer quotes an error that is not meant for people',
      file: 'src/main/ipc.ts',
      find: "message: t('failure.unexpected')",
      replace: 'message: String(error)',
    },
    {
      what: 'A notification quotes it',
      file: 'src/main/desktop/tray-copy.ts',
      find: 'error instanceof TokendockError ? error.message :',
      replace: 'error instanceof Error ? error.message :',
    },
    {
      what: 'The log says what the error says',
      file: 'src/main/unexpected.ts',
      find: 'log(`Unexpected: ${traceOf(error)}`);',
      replace: 'log(`Unexpected: ${String(Reflect.get(Object(error), "message"))}`);',
    },
    {
      what: 'A provider’s words are shown although they repeat a piece of the password',
      file: 'src/main/providers/words.ts',
      find: 'if (repeatsAt(echo, start)) return true;',
      replace: 'if (false) return true;',
    },
    {
      what: 'A broken import is quoted',
      file: 'src/main/transfer/transfer-file.ts',
      find: "} catch {\n    throw unusable(t('import.damaged'));",
      replace: '} catch (error) {\n    throw unusable(String(error));',
    },
    {
      what: 'A base URL that is none is quoted',
      file: 'src/main/accounts/base-url.ts',
      find: 'if (!URL.canParse(whole)) return { problem: t(',
      replace: 'if (!URL.canParse(whole)) return { problem: whole + t(',
    },
  ],
  async run({ count }) {
    const { broken, expect } = createBroken();
    const errors = count(100_000, 1500);
    const seed = Date.now() % 1_000_000;
    const leaks = new Map<string, number>();
    let texts = 0;
    const look = (way: string, said: string, secret: string): void => {
      texts += 1;
      if (hasPieceOf(said, secret)) leaks.set(way, (leaks.get(way) ?? 0) + 1);
    };
    for (let index = 0; index < errors; index++) {
      const random = createRandom(seed + index);
      const secret = randomSecret(random);
      const error = randomError(random, secret);
      for (const [way, leave] of [...Object.entries(waysOfErrors), random.pick(Object.entries(waysOfTexts))]) {
        look(way, await leaving(() => leave(secret, error, random)), secret);
      }
    }
    const unhandled = count(4000, 200);
    const log = await logOfUnhandled(seed, unhandled);
    const lines = log.split('\n').filter((line) => line !== '');
    for (let index = 0; index < unhandled; index++) {
      look('a process’s log', log, randomSecret(createRandom(seed + index)));
    }
    expect(lines.length === unhandled, `Of ${unhandled} errors that nothing caught, ${lines.length} were logged.`);
    for (const [way, times] of leaks) {
      expect(false, `${way}: ${times} texts hold 8 characters of a secret (seed ${seed}).`);
    }
    const leaked = [...leaks.values()].reduce((sum, times) => sum + times, 0);
    const ways = Object.keys(waysOfErrors).length + Object.keys(waysOfTexts).length + 1;
    return { figures: { errors, ways, texts, unhandled, leaked, seed }, broken };
  },
};

/** As it is, and as it stands in JSON. */
function hasPieceOf(said: string, secret: string): boolean {
  return [secret, JSON.stringify(secret).slice(1, -1)].some((form) => {
    for (let start = 0; start + pieceLength <= form.length; start++) {
      const piece = form.slice(start, start + pieceLength);
      if (new Set(piece).size >= fewestCharacters && said.includes(piece)) return true;
    }
    return false;
  });
}

/** Even where the process did not end well. Into a file: a full pipe would take no more, and lines would be lost. */
async function logOfUnhandled(seed: number, count: number): Promise<string> {
  const program = resolve(import.meta.dirname, '../redaction/unhandled-process.ts');
  const folder = await mkdtemp(join(tmpdir(), 'tokendock-log-'));
  const log = await open(join(folder, 'log'), 'w+');
  try {
    const args = [program, String(seed), String(count)];
    await once(spawn(process.execPath, args, { stdio: ['ignore', 'inherit', log.fd] }), 'close');
    return await readFile(join(folder, 'log'), 'utf8');
  } finally {
    await log.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What leaves main where a way out fails itself: then nothing may be quoted either. */
async function leaving(leave: () => Promise<string> | string): Promise<string> {
  try {
    return await leave();
  } catch (error) {
    return inspect(error);
  }
}
