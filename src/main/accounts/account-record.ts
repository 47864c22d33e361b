import * as z from 'zod/mini';
import { environments, providerIds } from '../../contract/account.ts';
import { copyForms } from '../../contract/copy-forms.ts';

const time = z.number();

/** An account as the store keeps it: never a secret. Times are in ms since 1970. */
export const accountRecord = z.object({
  id: z.uuid(),
  provider: z.enum(providerIds),
  label: z.string(),
  identifier: z.object({ kind: z.enum(['username', 'email']), value: z.string() }),
  baseUrl: z.string(),
  tags: z.array(z.string()),
  authority: z._default(z.nullable(z.object({ name: z.string(), pem: z.string() })), null),
  environment: z._default(z.nullable(z.enum(environments)), null),
  pinned: z._default(z.boolean(), false),
  position: z._default(z.nullable(z.number()), null),
  /** What was chosen where the provider asked, e.g. a tenant. */
  choice: z._default(z.nullable(z.object({ id: z.string(), name: z.string() })), null),
  copyForm: z._default(z.enum(copyForms), 'token'),
  createdAt: time,
  lastUsedAt: z.nullable(time),
  /** Why the provider rejected the password; kept, so that the next start does not try it again by itself. */
  rejected: z.nullable(z.string()),
  /** How long the last session's token lives, so that the list needs no keychain at start. */
  session: z.nullable(z.object({ receivedAt: time, lifetimeMs: z.nullable(z.number()), freshForMs: z.number() })),
  /** The last sign-ins, the newest at the end. */
  attempts: z._default(z.array(z.object({ at: time, tookMs: z.number(), failure: z.nullable(z.string()) })), []),
  /** Set while the keychain is being changed. What a crash leaves so is undone on the next start. */
  pending: z.nullable(z.enum(['adding', 'deleting'])),
});

export type AccountRecord = Readonly<z.output<typeof accountRecord>>;

/** One that names an account twice is damaged: which of the two counts, nobody knows. */
export const accountsFile = z
  .object({ version: z.literal(1), accounts: z.array(accountRecord) })
  .check(z.refine(({ accounts }) => new Set(accounts.map(({ id }) => id)).size === accounts.length));

export type AccountsFile = z.output<typeof accountsFile>;

/** What may change without the user's doing, and may be lost in a crash. */
export type AccountNote = Partial<Pick<AccountRecord, 'lastUsedAt' | 'attempts' | 'copyForm' | 'rejected' | 'session'>>;
