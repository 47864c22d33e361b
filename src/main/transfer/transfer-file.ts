import * as z from 'zod';
import { environments, providerIds } from '../../contract/account.ts';
import { t } from '../../contract/language/language.ts';
import { TokendockError } from '../errors.ts';

const text = z.string().max(100_000);

/** An account as it travels between computers. */
const transferredAccount = z.object({
  id: z.uuid(),
  provider: z.enum(providerIds),
  label: text,
  identifier: z.object({ kind: z.enum(['username', 'email']), value: text }),
  baseUrl: text,
  tags: z.array(text).max(1000).default([]),
  environment: z.enum(environments).nullable().default(null),
  pinned: z.boolean().default(false),
  /** Absent in a file without secrets, and for an account that has none. */
  password: text.optional(),
});
export type TransferredAccount = z.output<typeof transferredAccount>;

const format = 'tokendock-accounts';
const header = z.object({ format: z.literal(format), version: z.number() });
const file = header.extend({ version: z.literal(1), accounts: z.array(transferredAccount).max(10_000) });

/** The file's text. `now` in ms since 1970. */
export function writeTransfer(accounts: readonly TransferredAccount[], now: number): string {
  const exportedAt = new Date(now).toISOString();
  return `${JSON.stringify({ format, version: 1, exportedAt, accounts }, null, 2)}\n`;
}

/** Reads what `writeTransfer` wrote. Fails with `invalid-input` in words about the file; quotes nothing of it. */
export function parseTransfer(content: string): TransferredAccount[] {
  const json = parseJson(content);
  const known = header.safeParse(json);
  if (!known.success) throw unusable(t('import.noAccounts'));
  if (known.data.version !== 1) throw unusable(t('import.newer'));
  const parsed = file.safeParse(json);
  if (parsed.success) return parsed.data.accounts;
  const [, index] = parsed.error.issues[0]?.path ?? [];
  throw unusable(
    typeof index === 'number' ? t('import.damagedAccount', { number: index + 1 }) : t('import.damagedContent'),
  );
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw unusable(t('import.damaged'));
  }
}

export function unusable(message: string): TokendockError {
  return new TokendockError({ code: 'invalid-input', message, fields: {} });
}
