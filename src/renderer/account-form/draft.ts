import type { AccountView, Authority, Environment, IdentifierKind, ProviderForm } from '../../contract/account.ts';
import type { NewAccountDraft } from '../../contract/calls.ts';

/** The form as typed: all text, whatever the chosen provider makes of it. */
export interface TypedAccount {
  readonly provider: string;
  readonly label: string;
  readonly username: string;
  readonly email: string;
  readonly password: string;
  readonly baseUrl: string;
  readonly tags: string;
  readonly environment: Environment | null;
  readonly authority: Authority | null;
  /** Whether the provider is to create this user. */
  readonly newUser: boolean;
}

export function emptyForm(provider: ProviderForm): TypedAccount {
  return {
    provider: provider.id,
    label: '',
    username: '',
    email: '',
    password: '',
    baseUrl: '',
    tags: '',
    environment: null,
    authority: null,
    newUser: false,
  };
}

/** A saved account as the form shows it: a provider's own address stays a hint, so that it may change with the provider. */
export function formOf(account: AccountView, provider: ProviderForm): TypedAccount {
  const { label, identifier, baseUrl, tags, environment, authority } = account;
  return {
    ...emptyForm(provider),
    label,
    [identifier.kind]: identifier.value,
    baseUrl: baseUrl === provider.defaultBaseUrl ? '' : baseUrl,
    tags: tags.join(', '),
    environment,
    authority,
  };
}

/** Another provider for what is already typed. An identifier whose field disappears moves to the one that is left. */
export function withProvider(typed: TypedAccount, provider: ProviderForm): TypedAccount {
  const [kind, second] = provider.identifiers;
  if (kind === undefined || second !== undefined || typed[kind] !== '') {
    return { ...typed, provider: provider.id };
  }
  const other: IdentifierKind = kind === 'email' ? 'username' : 'email';
  return { ...typed, provider: provider.id, [kind]: typed[other] };
}

/** What main is asked to save. Only the fields that the provider's form shows take part. */
export function draftOf(typed: TypedAccount, provider: ProviderForm): NewAccountDraft {
  const identifier = (kind: IdentifierKind): string => (provider.identifiers.includes(kind) ? typed[kind] : '');
  return {
    provider: provider.id,
    label: typed.label,
    username: identifier('username'),
    email: identifier('email'),
    password: typed.password,
    baseUrl: typed.baseUrl,
    tags: typed.tags
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    environment: typed.environment,
    authority: typed.authority?.pem ?? null,
    newUser: typed.newUser && provider.canCreateUser,
  };
}

/** Whether closing the form would lose something. The choice of a provider alone is nothing typed. */
export function isTouched(typed: TypedAccount, start: TypedAccount): boolean {
  const texts = (form: TypedAccount): string => JSON.stringify({ ...form, provider: '' });
  return texts(typed) !== texts(start);
}
