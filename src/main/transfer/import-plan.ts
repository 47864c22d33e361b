import type { AccountDraft } from '../../contract/calls.ts';
import type { PlannedImport } from '../../contract/transfer.ts';
import { t } from '../../contract/language/language.ts';
import { parseDraft } from '../accounts/account-form.ts';
import type { ParsedDraft } from '../accounts/account-form.ts';
import type { AccountRecord } from '../accounts/account-record.ts';
import type { AccountSecrets } from '../accounts/account-secrets.ts';
import { TokendockError } from '../errors.ts';
import type { providers as allProviders } from '../providers/index.ts';
import type { TransferredAccount } from './transfer-file.ts';

/** One account of the file, with what is to be done about it. */
export interface ImportStep extends PlannedImport {
  readonly from: TransferredAccount;
  readonly draft: AccountDraft;
  /** The account that it is already, if any. */
  readonly existing: AccountRecord | null;
}

interface Known {
  readonly accounts: readonly AccountRecord[];
  readonly secrets: Pick<AccountSecrets, 'password'>;
  readonly providers: typeof allProviders;
}

/**
 * What importing these accounts would do. An account of the file is one that is there already if it has its id, or the
 * same provider, identifier and base URL. Fails as the keychain does where passwords are to be compared.
 */
export async function planImport(transferred: readonly TransferredAccount[], known: Known): Promise<ImportStep[]> {
  const steps: ImportStep[] = [];
  for (const from of transferred) steps.push(await planOne(from, known));
  return steps;
}

async function planOne(from: TransferredAccount, known: Known): Promise<ImportStep> {
  const draft = draftOf(from);
  const parsed = parsedOrWhy(draft, known.providers);
  const existing = typeof parsed === 'string' ? null : findExisting(from, parsed, known.accounts);
  const kept = { ...draft, authority: existing?.authority?.pem ?? null };
  const step = { id: crypto.randomUUID(), from, draft: kept, existing, label: from.label.slice(0, 100) };
  if (typeof parsed === 'string') return { ...step, what: 'skip', words: parsed };
  if (!existing)
    return { ...step, what: 'add', words: t(parsed.password ? 'import.withPassword' : 'import.withoutPassword') };
  const changes = [
    ...changedFields(existing, parsed, from),
    ...((await hasNewPassword(existing, parsed, known)) ? [t('import.replacesPassword')] : []),
  ];
  if (changes.length === 0) return { ...step, what: 'skip', words: t('import.isHere') };
  if (!parsed.password && new URL(existing.baseUrl).origin !== new URL(parsed.fields.baseUrl).origin) {
    return { ...step, what: 'skip', words: t('import.elsewhere') };
  }
  return { ...step, what: 'change', words: changes.join(', ') };
}

function draftOf({ provider, label, identifier, baseUrl, tags, environment, password = '' }: TransferredAccount) {
  // An authority stays with the computer on which it was chosen.
  const authority = null;
  const texts = { provider, label, username: '', email: '', password, baseUrl };
  const draft: AccountDraft = { ...texts, tags, environment, authority };
  return { ...draft, [identifier.kind]: identifier.value };
}

function parsedOrWhy(draft: AccountDraft, providers: typeof allProviders): ParsedDraft | string {
  try {
    return parseDraft(draft, providers[draft.provider], { passwordRequired: false });
  } catch (error) {
    if (!(error instanceof TokendockError) || error.failure.code !== 'invalid-input') throw error;
    return Object.values(error.failure.fields).join(' ');
  }
}

function findExisting(from: TransferredAccount, { fields }: ParsedDraft, accounts: readonly AccountRecord[]) {
  const same = (account: AccountRecord): boolean =>
    account.provider === fields.provider &&
    account.baseUrl === fields.baseUrl &&
    account.identifier.kind === fields.identifier.kind &&
    account.identifier.value === fields.identifier.value;
  return accounts.find(({ id }) => id === from.id) ?? accounts.find(same) ?? null;
}

function changedFields(existing: AccountRecord, { fields }: ParsedDraft, from: TransferredAccount): string[] {
  const names = [
    ['import.changesLabel', existing.label, fields.label],
    ['import.changesProvider', existing.provider, fields.provider],
    ['import.changesIdentifier', existing.identifier.value, fields.identifier.value],
    ['import.changesBaseUrl', existing.baseUrl, fields.baseUrl],
    ['import.changesTags', existing.tags, fields.tags],
    ['import.changesEnvironment', existing.environment, fields.environment],
    ['import.changesPin', existing.pinned, from.pinned],
  ] as const;
  return names.filter(([, before, after]) => JSON.stringify(before) !== JSON.stringify(after)).map(([name]) => t(name));
}

async function hasNewPassword({ id }: AccountRecord, { password }: ParsedDraft, { secrets }: Known): Promise<boolean> {
  return password !== null && (await secrets.password(id))?.reveal() !== password.reveal();
}
