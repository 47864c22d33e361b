import { parentPort, workerData } from 'node:worker_threads';
import { Decrypter, Encrypter } from 'age-encryption';
import type { AgeTask } from './age-file.ts';

/** Deriving a key from a passphrase takes a second of pure work: main must not stand still for it. */
async function run({ passphrase, plain, sealed }: AgeTask): Promise<Uint8Array | null> {
  if (plain !== undefined) {
    const encrypter = new Encrypter();
    encrypter.setPassphrase(passphrase);
    return encrypter.encrypt(plain);
  }
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  // A wrong passphrase and a damaged file end the same way; the library's words quote the file.
  return decrypter.decrypt(sealed ?? new Uint8Array()).catch(() => null);
}

// A thread's port, unlike a window, has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(await run(workerData));
