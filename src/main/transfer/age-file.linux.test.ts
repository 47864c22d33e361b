import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Secret } from '../secret.ts';
import { failureOf } from '../testing/failure-of.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { ageInThread, isAgeFile, open, seal } from './age-file.ts';

const work = ageInThread(new URL('./age-worker.ts', import.meta.url));
const passphrase = 'five unrelated words make a key';
const text = '{"password":"canary-pä55 😀"}\n';

/** The real program, which asks for the passphrase on a terminal of its own. */
function age(args: string, ...typed: string[]): void {
  const { status, stdout } = spawnSync('script', ['-qec', `age ${args}`, '/dev/null'], {
    input: `${typed.join('\n')}\n`,
    encoding: 'utf8',
    timeout: 20_000,
  });
  if (status !== 0) throw new Error(`age ended with ${status}: ${stdout.replaceAll(passphrase, '…')}`);
}

it('the age program opens what we encrypt', async () => {
  const folder = temporaryFolder();
  const sealed = await seal(work, text, new Secret(passphrase));
  expect(isAgeFile(Buffer.from(sealed))).toBe(true);
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('canary');
  writeFileSync(join(folder, 'ours.age'), sealed);
  age(`-d -o ${join(folder, 'ours.txt')} ${join(folder, 'ours.age')}`, passphrase);
  expect(readFileSync(join(folder, 'ours.txt'), 'utf8')).toBe(text);
});

it('we open what the age program encrypts', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'plain.txt'), text);
  age(`-p -o ${join(folder, 'theirs.age')} ${join(folder, 'plain.txt')}`, passphrase, passphrase);
  const sealed = readFileSync(join(folder, 'theirs.age'));
  expect(await open(work, sealed, new Secret(passphrase))).toBe(text);
});

it('a wrong passphrase and a damaged file are told at the field, and quote nothing', async () => {
  const sealed = await seal(work, text, new Secret(passphrase));
  const words = 'This passphrase does not open the file, or the file is damaged.';
  const wrong = await failureOf(() => open(work, sealed, new Secret('another one altogether')));
  expect(wrong).toEqual({ code: 'invalid-input', message: words, fields: { passphrase: words } });
  const damaged = sealed.with(sealed.length - 3, (sealed.at(-3) ?? 0) ^ 1);
  expect((await failureOf(() => open(work, damaged, new Secret(passphrase)))).message).toBe(words);
});

it('main goes on with its work while a key is derived', async () => {
  let turns = 0;
  const counting = setInterval(() => (turns += 1), 10);
  await seal(work, text, new Secret(passphrase));
  clearInterval(counting);
  expect(turns).toBeGreaterThan(5);
});
