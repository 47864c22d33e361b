import * as z from 'zod/mini';
import { environments, providerIds } from '../../contract/account.ts';
import { t } from '../../contract/language/language.ts';
import { TokendockError } from '../errors.ts';

const text = z.string().check(z.maxLength(100_000));

/** An account as it travels between computers. */
const transferredAccount = z.object({
  id: z.uuid(),
  provider: z.enum(providerIds),
  label: text,
  identifier: z.object({ kind: z.enum(['username', 'email']), value: text }),
  baseUrl: text,
  tags: z._default(z.array(text).check(z.maxLength(1000)), []),
  environment: z._default(z.nullable(z.enum(environments)), null),
  pinned: z._default(z.boolean(), false),
  /** Absent in a file without secrets, and for an account that has none. */
  password: z.optional(text),
});
export type TransferredAccount = z.output<typeof transferredAccount>;

const format = 'tokendock-accounts';
const header = z.object({ format: z.literal(format), version: z.number() });
const file = z.extend(header, {
  version: z.literal(1),
  accounts: z.array(transferredAccount).check(z.maxLength(10_000)),
});

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
