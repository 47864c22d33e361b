import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { t } from '../../contract/language/language.ts';
import { TokendockError } from '../errors.ts';
import type { Secret } from '../secret.ts';
import { unusable } from './transfer-file.ts';

export interface AgeTask {
  readonly passphrase: string;
  /** To be encrypted; or else `sealed` is to be opened. */
  readonly plain?: string;
  readonly sealed?: Uint8Array;
}

/** Does one task in a thread of its own; resolves to null where the file does not open. */
export type AgeWork = (task: AgeTask) => Promise<Uint8Array | null>;

export function ageInThread(script: string | URL): AgeWork {
  return async (task) => {
    const worker = new Worker(script, { workerData: task, env: {}, stdin: false });
    try {
      const [answer]: unknown[] = await once(worker, 'message');
      return answer instanceof Uint8Array ? answer : null;
    } finally {
      await worker.terminate();
    }
  };
}

/** The first line of every age file (https://age-encryption.org/v1). */
const firstLine = 'age-encryption.org/v1\n';

export function isAgeFile(content: Buffer): boolean {
  return content.subarray(0, firstLine.length).toString('latin1') === firstLine;
}

/** A file that the `age` program opens with this passphrase. */
export async function seal(work: AgeWork, plain: string, passphrase: Secret): Promise<Uint8Array> {
  const sealed = await work({ passphrase: passphrase.reveal(), plain });
  if (sealed) return sealed;
  throw unusable(t('export.notEncrypted'));
}

/** Fails with `invalid-input` at the field `passphrase` where it does not open. */
export async function open(work: AgeWork, sealed: Uint8Array, passphrase: Secret): Promise<string> {
  const plain = await work({ passphrase: passphrase.reveal(), sealed });
  if (plain) return Buffer.from(plain).toString('utf8');
  throw wrongPassphrase();
}

function wrongPassphrase(): TokendockError {
  const passphrase = t('import.wrongPassphrase');
  return new TokendockError({ code: 'invalid-input', message: passphrase, fields: { passphrase } });
}
