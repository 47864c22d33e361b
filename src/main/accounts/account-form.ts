import { limits } from '../../contract/account.ts';
import type { Identifier } from '../../contract/account.ts';
import type { AccountDraft } from '../../contract/calls.ts';
import type { FieldName } from '../../contract/result.ts';
import { t } from '../../contract/language/language.ts';
import type { PlainKey } from '../../contract/language/language.ts';
import { TokendockError } from '../errors.ts';
import { parseAuthority } from '../providers/authority.ts';
import type { NewUser, Provider } from '../providers/provider.ts';
import { Secret } from '../secret.ts';
import type { AccountRecord } from './account-record.ts';
import { parseBaseUrl } from './base-url.ts';

export interface ParsedDraft {
  readonly fields: Pick<
    AccountRecord,
    'provider' | 'label' | 'identifier' | 'baseUrl' | 'tags' | 'authority' | 'environment'
  >;
  /** Null where the field was left empty. */
  readonly password: Secret | null;
}

/** Reads the account form; fails with `invalid-input`, naming every field that is wrong and what would be right. */
export function parseDraft(
  draft: AccountDraft,
  provider: Provider,
  { passwordRequired }: { passwordRequired: boolean },
): ParsedDraft {
  const problems: Partial<Record<FieldName, string>> = {};
  const label = draft.label.trim();
  const labelProblem = problemOfText(label, 'problem.labelMissing', limits.label);
  if (labelProblem !== null) problems.label = labelProblem;
  const identifier = parseIdentifier(draft, provider, problems);
  const baseUrl = parseBaseUrl(draft.baseUrl, provider);
  if ('problem' in baseUrl) problems.baseUrl = baseUrl.problem;
  const passwordProblem = problemOfPassword(draft.password, provider, passwordRequired);
  if (passwordProblem !== null) problems.password = passwordProblem;
  const tags = [...new Set(draft.tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
  if (tags.length > limits.tags) problems.tags = t('problem.tooManyTags', { limit: limits.tags });
  else if (tags.some((tag) => tag.length > limits.tag)) problems.tags = t('problem.tagTooLong', { limit: limits.tag });
  else if (tags.some((tag) => unshowable.test(tag))) problems.tags = t('problem.controlCharacters');
  const authority = draft.authority === null ? null : parseAuthority(draft.authority);
  if (authority && 'problem' in authority) problems.authority = authority.problem;

  if (Object.keys(problems).length > 0 || (authority && 'problem' in authority) || !('url' in baseUrl) || !identifier) {
    throw new TokendockError({ code: 'invalid-input', message: t('problem.someFields'), fields: problems });
  }
  return {
    fields: {
      provider: draft.provider,
      label,
      identifier,
      baseUrl: baseUrl.url,
      tags,
      authority,
      environment: draft.environment,
    },
    password: draft.password === '' ? null : new Secret(draft.password),
  };
}

/** Reads the form for a user that is to be created: with a username and an email address. Fails as `parseDraft` does. */
export function parseNewUser(
  draft: AccountDraft,
  provider: Provider,
): { fields: ParsedDraft['fields']; user: NewUser } {
  const { username, email } = draft;
  // Each by itself, since signing in wants only one of them.
  const attempts = [
    { ...draft, email: '' },
    { ...draft, username: '' },
  ].map((each) => attempt(() => parseDraft(each, provider, { passwordRequired: true })));
  const [named, mailed] = attempts;
  if (named?.parsed?.password && mailed?.parsed) {
    const user = { username: username.trim(), email: email.trim(), password: named.parsed.password };
    return { fields: named.parsed.fields, user };
  }
  const fields = { ...mailed?.problems, ...named?.problems };
  if (email.trim() === '') fields.email = t('problem.newEmailMissing');
  if (username.trim() === '') fields.username = t('problem.newUsernameMissing');
  throw new TokendockError({ code: 'invalid-input', message: t('problem.someFields'), fields });
}

function attempt(parse: () => ParsedDraft): { parsed?: ParsedDraft; problems?: Partial<Record<FieldName, string>> } {
  try {
    return { parsed: parse() };
  } catch (error) {
    if (error instanceof TokendockError && error.failure.code === 'invalid-input') {
      return { problems: error.failure.fields };
    }
    throw error;
  }
}

const missing = { username: 'problem.usernameMissing', email: 'problem.emailMissing' } as const;

function parseIdentifier(
  draft: AccountDraft,
  provider: Provider,
  problems: Partial<Record<FieldName, string>>,
): Identifier | null {
  const { identifiers } = provider.form;
  const given = identifiers.map((kind) => ({ kind, value: draft[kind].trim() })).filter(({ value }) => value !== '');
  const [identifier, another] = given;
  const [first] = identifiers;
  if (!identifier) {
    if (first) problems[first] = t(identifiers.length > 1 ? 'problem.usernameOrEmailMissing' : missing[first]);
    return null;
  }
  if (another) {
    problems[another.kind] = t('problem.oneIdentifierOnly');
    return null;
  }
  const problem =
    problemOfText(identifier.value, missing[identifier.kind], limits.identifier) ??
    provider.identifierProblem?.(identifier) ??
    null;
  if (problem !== null) problems[identifier.kind] = problem;
  else if (identifier.kind === 'email' && !/^\S+@\S+$/.test(identifier.value)) problems.email = t('problem.email');
  return identifier;
}

/** Control characters and halves of characters. */
const unshowable = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

function problemOfText(text: string, missingWords: PlainKey, limit: number): string | null {
  // Zero-width characters alone would make a row without a name.
  if (!/[^\p{Cf}\p{Z}]/u.test(text)) return t(missingWords);
  if (text.length > limit) return t('problem.textTooLong', { limit, length: text.length });
  return unshowable.test(text) ? t('problem.controlCharacters') : null;
}

function problemOfPassword(password: string, provider: Provider, required: boolean): string | null {
  const { name } = provider.form;
  const { minPasswordLength } = provider;
  if (password === '') return required ? t('problem.passwordMissing') : null;
  if (password.length > limits.password) {
    return t('problem.passwordTooLong', { limit: limits.password, length: password.length });
  }
  if (minPasswordLength !== undefined && password.length < minPasswordLength) {
    return t('problem.passwordTooShort', { provider: name, limit: minPasswordLength });
  }
  // It would be changed by UTF-8 on its way to the provider.
  return password.isWellFormed() ? null : t('problem.passwordBroken');
}
