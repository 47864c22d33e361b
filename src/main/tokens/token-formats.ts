import type { CopyForm } from '../../contract/copy-forms.ts';
import { t } from '../../contract/language/language.ts';
import type { PlainKey } from '../../contract/language/language.ts';
import type { AccountRecord } from '../accounts/account-record.ts';
import { TokendockError } from '../errors.ts';
import { Secret } from '../secret.ts';
import type { Session } from './session.ts';

type Place = Pick<AccountRecord, 'label' | 'baseUrl' | 'provider'>;

/**
 * A session's token in the form in which it is pasted. Fails with `bad-answer` where the session lacks the part that
 * the form is about.
 */
export function formatted(form: CopyForm, session: Session, place: Place): Secret {
  return new Secret(writers[form](session, place));
}

type Writer = (session: Session, place: Place) => string;

const bearer = ({ accessToken }: Session): string => `Bearer ${accessToken.reveal()}`;
const header = (session: Session): string => `Authorization: ${bearer(session)}`;

const writers: Readonly<Record<CopyForm, Writer>> = {
  token: ({ accessToken }) => accessToken.reveal(),
  header,
  curl: (session, { baseUrl }) => `curl -H ${forShell(header(session))} ${forShell(baseUrl)}`,
  httpie: (session, { baseUrl }) => `http GET ${forShell(baseUrl)} ${forShell(`Authorization:${bearer(session)}`)}`,
  powershell: (session, { baseUrl }) =>
    `Invoke-RestMethod -Uri ${forPowerShell(baseUrl)} -Headers @{ Authorization = ${forPowerShell(bearer(session))} }`,
  env: ({ accessToken }, { provider }) => `${provider.toUpperCase()}_TOKEN=${forEnvFile(accessToken.reveal())}`,
  postman: (session, place) => toJson(postmanEnvironment(session, place)),
  bruno: (session, place) => toJson(brunoEnvironment(session, place)),
  'refresh-token': ({ refreshToken }) => required(refreshToken, 'failure.noRefreshToken'),
  csrf: ({ csrf }) => required(csrf, 'failure.noCsrf'),
  // Under the names that CloudIO's answer gives them: its page does not name the header for the second.
  'token-and-csrf': ({ accessToken, csrf }) =>
    toJson({ jwt: accessToken.reveal(), csrf: required(csrf, 'failure.noCsrf') }),
};

function required(secret: Secret | null, otherwise: PlainKey): string {
  if (secret) return secret.reveal();
  throw new TokendockError({ code: 'bad-answer', message: t(otherwise) });
}

function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** POSIX shells take everything between single quotes as it is (POSIX.1-2024, Shell 2.2.2). */
function forShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** PowerShell doubles a quote inside quotes, and takes typographic ones for quotes too (about_Quoting_Rules). */
function forPowerShell(text: string): string {
  return `'${text.replaceAll(/['\u2018-\u201b]/g, '$&$&')}'`;
}

/** Bare where that can't be misread, else between quotes that it does not contain: as dotenv reads it. */
function forEnvFile(text: string): string {
  if (/^[\w.~+/=-]+$/.test(text)) return text;
  const quote = ["'", '"', '`'].find((mark) => !text.includes(mark)) ?? "'";
  return `${quote}${text}${quote}`;
}

/** https://learning.postman.com/docs/sending-requests/variables/managing-environments: an exported environment. */
function postmanEnvironment(session: Session, { label, baseUrl }: Place): object {
  return {
    name: label,
    values: [
      postmanVariable('baseUrl', baseUrl, 'default'),
      ...secretsOf(session).map(([key, value]) => postmanVariable(key, value, 'secret')),
    ],
    _postman_variable_scope: 'environment',
  };
}

/** https://docs.usebruno.com/variables/environment-variables: an exported environment. */
function brunoEnvironment(session: Session, { label, baseUrl }: Place): object {
  return {
    name: label,
    variables: [
      brunoVariable('baseUrl', baseUrl, false),
      ...secretsOf(session).map(([name, value]) => brunoVariable(name, value, true)),
    ],
  };
}

function secretsOf({ accessToken, csrf }: Session): (readonly [string, string])[] {
  return [['accessToken', accessToken.reveal()], ...(csrf ? [['csrf', csrf.reveal()] as const] : [])];
}

function postmanVariable(key: string, value: string, type: 'default' | 'secret'): object {
  return { key, value, type, enabled: true };
}

function brunoVariable(name: string, value: string, secret: boolean): object {
  return { name, value, type: 'text', enabled: true, secret };
}
