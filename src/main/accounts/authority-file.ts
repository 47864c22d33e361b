import { readFile, stat } from 'node:fs/promises';
import { limits } from '../../contract/account.ts';
import type { Authority } from '../../contract/account.ts';
import { t } from '../../contract/language/language.ts';
import { TokendockError } from '../errors.ts';
import { parseAuthority } from '../providers/authority.ts';

/** The authority in a PEM file. Fails with `invalid-input` at the field `authority`. */
export async function readAuthority(file: string): Promise<Authority> {
  const read = await readSmall(file);
  if (!('problem' in read)) return read;
  const { problem } = read;
  throw new TokendockError({ code: 'invalid-input', message: problem, fields: { authority: problem } });
}

async function readSmall(file: string): Promise<ReturnType<typeof parseAuthority>> {
  try {
    const { size } = await stat(file);
    if (size > limits.authority) return { problem: t('problem.authorityTooLong') };
    return parseAuthority(await readFile(file, 'utf8'));
  } catch {
    return { problem: t('import.unreadable') };
  }
}
