import { readFile } from 'node:fs/promises';

/**
 * The keys that Tokendock's library would have put into the kernel's keyring, each with its serial number: what is
 * there is listed by `/proc/keys` with its description, `keyring:NAME@SERVICE`, for whoever may view it.
 */
export async function tokendockKeysInKernel(): Promise<Set<string>> {
  const lines = (await readFile('/proc/keys', 'utf8')).split('\n').filter((line) => /@Tokendock\b/.test(line));
  return new Set(lines.map((line) => line.split(' ', 1).join('')));
}
