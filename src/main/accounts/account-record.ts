import * as z from 'zod';
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
  authority: z.object({ name: z.string(), pem: z.string() }).nullable().default(null),
  environment: z.enum(environments).nullable().default(null),
  pinned: z.boolean().default(false),
  position: z.number().nullable().default(null),
  /** What was chosen where the provider asked, e.g. a tenant. */
  choice: z.object({ id: z.string(), name: z.string() }).nullable().default(null),
  copyForm: z.enum(copyForms).default('token'),
  createdAt: time,
  lastUsedAt: time.nullable(),
  /** Why the provider rejected the password; kept, so that the next start does not try it again by itself. */
  rejected: z.string().nullable(),
  /** How long the last session's token lives, so that the list needs no keychain at start. */
  session: z.object({ receivedAt: time, lifetimeMs: z.number().nullable(), freshForMs: z.number() }).nullable(),
  /** The last sign-ins, the newest at the end. */
  attempts: z.array(z.object({ at: time, tookMs: z.number(), failure: z.string().nullable() })).default([]),
  /** Set while the keychain is being changed. What a crash leaves so is undone on the next start. */
  pending: z.enum(['adding', 'deleting']).nullable(),
});

export type AccountRecord = Readonly<z.output<typeof accountRecord>>;

export const accountsFile = z.object({ version: z.literal(1), accounts: z.array(accountRecord) });

export type AccountsFile = z.output<typeof accountsFile>;

/** What may change without the user's doing, and may be lost in a crash. */
export type AccountNote = Partial<Pick<AccountRecord, 'lastUsedAt' | 'attempts' | 'copyForm' | 'rejected' | 'session'>>;
