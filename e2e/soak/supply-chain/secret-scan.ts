import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runProgram } from '../run-program.ts';
import { programIn } from './program-in.ts';

const configuration = '.secretlintrc.json';

interface SecretScan {
  /** Where a secret lies in the program's own files: `file:line`. */
  readonly found: readonly string[];
  readonly planted: number;
  readonly missed: readonly string[];
}

const letters = (length: number): string => randomBytes(length).toString('hex').slice(0, length);

/** Secrets as a hurried person commits them; made anew each time, so that this file holds none. */
function plantedSecrets(): Readonly<Record<string, string>> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  return {
    'private-key.pem': privateKey,
    'github.ts': `const token = 'ghp_${letters(36)}';`,
    'npmrc.txt': `//registry.npmjs.org/:_authToken=npm_${letters(36)}`,
    'slack.json': JSON.stringify({ token: ['xoxb', '1234567890', '1234567890', letters(24)].join('-') }),
    'address.md': `See https://ana:${letters(16)}@gitlab.com/tokendock.git`,
  };
}

/** The program's files as secretlint judges them, and whether planted secrets are caught. */
export async function scanForSecrets(root: string): Promise<SecretScan> {
  const folder = await mkdtemp(join(tmpdir(), 'tokendock-secrets-'));
  try {
    const secrets = plantedSecrets();
    await copyFile(resolve(root, configuration), join(folder, configuration));
    for (const [name, text] of Object.entries(secrets)) await writeFile(join(folder, name), text);
    const caught = await secretsBelow(folder, root);
    const missed = Object.keys(secrets).filter((name) => !caught.some((place) => place.startsWith(`${name}:`)));
    return { found: await secretsBelow(root, root), planted: Object.keys(secrets).length, missed };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function secretsBelow(folder: string, root: string): Promise<string[]> {
  const program = await programIn(root, 'secretlint');
  const ended = await runProgram(process.execPath, [program, '**/*', '--format', 'unix'], folder);
  const places = ended.stdout.split('\n').flatMap((line) => /^(.+?:\d+):\d+:/.exec(line)?.[1] ?? []);
  if (ended.code !== 0 && places.length === 0) throw new Error('secretlint did not end well.');
  return places.map((place) => place.slice(folder.length + 1));
}
