import { readFile, stat } from 'node:fs/promises';
import { limits } from '../../contract/account.ts';
import type { Authority } from '../../contract/account.ts';
import { t } from '../../contract/language/language.ts';
import { TokendockError } from '../errors.ts';
import { parseAuthority } from '../providers/authority.ts';

/** The authorities that a person chose in the system's dialog: the window alone can't make an account trust one. */
export function createAuthorityFiles() {
  const chosen = new Set<string>();
  return {
    /** The authority in a PEM file. Fails with `invalid-input` at the field `authority`. */
    async read(file: string): Promise<Authority> {
      const read = await readSmall(file);
      if ('problem' in read) throw refused(read.problem);
      chosen.add(read.pem);
      return read;
    },
    /** Fails with `invalid-input` where it is neither the one that the account has nor one that was chosen. */
    requireChosen(pem: string | null, before: Authority | null): void {
      if (pem !== null && pem !== before?.pem && !chosen.has(pem)) throw refused(t('problem.authorityNotChosen'));
    },
  };
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

function refused(problem: string): TokendockError {
  return new TokendockError({ code: 'invalid-input', message: problem, fields: { authority: problem } });
}
