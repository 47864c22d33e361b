import { join } from 'node:path';
import { createKeychainClient } from '../../../src/main/keychain/client.ts';
import type { Keychain } from '../../../src/main/keychain/keychain.ts';
import { createMemoryKeychain } from '../../../src/main/keychain/memory-keychain.ts';
import { forkKeychainWorker } from '../../secret-service-worker.ts';
import { startSecretService } from '../../secret-service.ts';

/** A keychain as one of the systems has it. */
export interface Keeper {
  readonly name: string;
  readonly keychain: Keychain;
  /** The names and texts that another program finds; none where no other program can look. */
  readonly kept: () => Promise<readonly { readonly account: string; readonly secret: string | null }[]>;
  /** No text that is kept may be longer, in UTF-16 code units. */
  readonly longestPart: number;
  readonly end: () => Promise<void>;
}

const windowsWorker = join(import.meta.dirname, 'windows-worker.ts');
/** Hundreds of parts on a keyring that writes each to the disk take longer than a person waits. In ms. */
const deadlineMs = 60_000;

/** On a real gnome-keyring as it is, on another with values split as on Windows, and in memory. */
export async function openKeepers(): Promise<Keeper[]> {
  const [plain, split] = await Promise.all([startSecretService(), startSecretService()]);
  const memory = createMemoryKeychain();
  const own = createKeychainClient({ startWorker: () => forkKeychainWorker(plain.env), deadlineMs });
  const windows = createKeychainClient({ startWorker: () => forkKeychainWorker(split.env, windowsWorker), deadlineMs });
  return [
    {
      name: 'the keyring',
      keychain: own,
      kept: () => plain.items(),
      longestPart: Infinity,
      async end() {
        own.end();
        await plain.close();
      },
    },
    {
      name: 'the keyring, split as on Windows',
      keychain: windows,
      kept: () => split.items(),
      // Not `windowsLimit`, which may be wrong: what Windows documents.
      longestPart: 2560 / 2,
      async end() {
        windows.end();
        await split.close();
      },
    },
    { name: 'memory', keychain: memory, kept: async () => [], longestPart: Infinity, end: async () => undefined },
  ];
}
