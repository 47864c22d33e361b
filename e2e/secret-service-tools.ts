import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** An entry of the keyring as a program other than Tokendock sees it. */
export interface KeyringItem {
  readonly label: string;
  /** The name that Tokendock gave the entry. */
  readonly account: string;
  /** Null while the keyring is locked. */
  readonly secret: string | null;
}

interface Output {
  readonly ok: boolean;
  readonly text: string;
}

/** Runs a program to its end; standard error is part of its text, in order. */
function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv, patienceMs = 10_000): Promise<Output> {
  const { promise, resolve } = Promise.withResolvers<Output>();
  const command = ['-c', 'exec "$0" "$@" 2>&1', program, ...args];
  execFile('sh', command, { env, timeout: patienceMs, maxBuffer: 16 << 20 }, (error, text) =>
    resolve({ ok: error === null, text }),
  );
  return promise;
}

const secretService = '--dest=org.freedesktop.secrets';
const secretServicePath = '/org/freedesktop/secrets';

export async function busAnswers(env: NodeJS.ProcessEnv): Promise<boolean> {
  const question = ['--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.GetId'];
  return (await run('dbus-send', ['--print-reply', ...question], env)).ok;
}

export async function daemonAnswers(env: NodeJS.ProcessEnv): Promise<boolean> {
  const question = ['org.freedesktop.Secret.Service.ReadAlias', 'string:default'];
  return (await run('dbus-send', ['--print-reply', secretService, secretServicePath, ...question], env)).ok;
}

/** Makes the bus look again for services that it can start. */
export async function reloadBusConfig(env: NodeJS.ProcessEnv): Promise<void> {
  const question = ['--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.ReloadConfig'];
  const answer = await run('dbus-send', ['--print-reply', ...question], env);
  if (!answer.ok) throw new Error(`The bus did not look: ${answer.text}`);
}

/** Waits until `condition` holds; after 10 s throws `complaint`. */
export async function until(condition: () => Promise<boolean>, complaint: string): Promise<void> {
  for (const end = performance.now() + 10_000; !(await condition()); await pause(10)) {
    if (performance.now() > end) throw new Error(complaint);
  }
}

export async function lockKeyring(env: NodeJS.ProcessEnv): Promise<void> {
  const login = `array:objpath:${secretServicePath}/collection/login`;
  const lock = ['--print-reply', secretService, secretServicePath, 'org.freedesktop.Secret.Service.Lock', login];
  const answer = await run('dbus-send', lock, env);
  if (!answer.ok) throw new Error(`The keyring was not locked: ${answer.text}`);
}

/**
 * Unlocks as PAM does at login, over the daemon's control socket: a NUL byte, then the packet's length, its code (1)
 * and the password's length, each as 32 bits; the answer's second number is 0 if all went well.
 * https://gitlab.gnome.org/GNOME/gnome-keyring, `daemon/control/gkd-control-client.c`
 */
export async function unlockKeyring(folder: string, password: string): Promise<void> {
  const secret = Buffer.from(password);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(12 + secret.length, 1);
  header.writeUInt32BE(1, 5);
  header.writeUInt32BE(secret.length, 9);
  const socket = connect(join(folder, 'keyring/control'));
  try {
    socket.write(Buffer.concat([header, secret]));
    const [answer]: unknown[] = await once(socket, 'data', { signal: AbortSignal.timeout(10_000) });
    if (!Buffer.isBuffer(answer) || answer.readUInt32BE(4) !== 0) throw new Error('The keyring was not unlocked');
  } finally {
    socket.destroy();
  }
}

/** Of hundreds of entries, each is asked for by itself; in ms. */
const listingPatienceMs = 60_000;

/** All that is kept for the service `Tokendock`. The secrets must not hold line breaks. */
export async function listItems(env: NodeJS.ProcessEnv): Promise<KeyringItem[]> {
  const search = ['search', '--all', 'service', 'Tokendock'];
  const { ok, text } = await run('secret-tool', search, env, listingPatienceMs);
  // What was not read must not be taken for what is not there.
  if (!ok) throw new Error(`The entries of the keyring could not be listed: ${text.split('\n').at(-2) ?? ''}`);
  return text
    .split(/^\[.*\]$/m)
    .slice(1)
    .map((item) => ({
      label: field(item, 'label') ?? '',
      account: field(item, 'attribute.username') ?? '',
      secret: field(item, 'secret'),
    }));
}

/** Deletes all that is kept for the service `Tokendock`, which must be unlocked. */
export async function deleteItems(env: NodeJS.ProcessEnv): Promise<void> {
  await run('secret-tool', ['clear', 'service', 'Tokendock'], env, listingPatienceMs);
}

function field(item: string, name: string): string | null {
  const start = `${name} = `;
  const line = item.split('\n').find((one) => one.startsWith(start));
  return line === undefined ? null : line.slice(start.length);
}
