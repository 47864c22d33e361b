import type { DetailRow } from '../../contract/details.ts';
import { t } from '../../contract/language/language.ts';
import type { PlainKey } from '../../contract/language/language.ts';
import { providerWords } from '../providers/words.ts';
import type { Secret } from '../secret.ts';

const mostRows = 40;
/** Longer runs without a space look like a secret. */
const longestWord = 64;

/** The names of RFC 7519 §4.1 and of OpenID Connect Core §5.1 that a person wants in words. */
const knownNames: Readonly<Record<string, PlainKey>> = {
  iss: 'claim.iss',
  sub: 'claim.sub',
  aud: 'claim.aud',
  scope: 'claim.scope',
  scp: 'claim.scope',
  iat: 'claim.iat',
  exp: 'claim.exp',
  nbf: 'claim.nbf',
  jti: 'claim.jti',
};
const times = new Set(['iat', 'exp', 'nbf', 'auth_time']);

/**
 * What a JWT says of itself, as a table; empty for any other token. The signature is left out, and whatever repeats one
 * of the secrets or looks like one is hidden: the table may be shown.
 */
export function claimsOf(token: Secret, secrets: readonly Secret[]): DetailRow[] {
  const claims = payloadOf(token.reveal());
  if (claims === null) return [];
  const known = Object.keys(knownNames).filter((name) => Object.hasOwn(claims, name));
  const others = Object.keys(claims).filter((name) => !known.includes(name));
  return [...known, ...others].slice(0, mostRows).map((name) => ({
    name: nameOf(name, [token, ...secrets]),
    value: times.has(name) ? timeWords(claims[name]) : shown(claims[name], [token, ...secrets]),
  }));
}

function nameOf(claim: string, secrets: readonly Secret[]): string {
  const known = knownNames[claim];
  return known === undefined ? shown(claim, secrets) : t(known);
}

function payloadOf(token: string): Record<string, unknown> | null {
  const [, payload, signature] = token.split('.');
  if (payload === undefined || signature === undefined) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? { ...claims } : null;
  } catch {
    return null;
  }
}

/** In ISO 8601: the window says it in the person's own way. */
function timeWords(value: unknown): string {
  const date = typeof value === 'number' ? new Date(value * 1000) : null;
  return date && Number.isFinite(date.getTime()) ? date.toISOString() : t('claim.noTime');
}

function shown(value: unknown, secrets: readonly Secret[]): string {
  const text = textOf(value);
  if (text === '') return t('claim.empty');
  if (text.split(/[\s,]+/).some((word) => word.length > longestWord || /^ey\w+\.\w/.test(word)))
    return t('claim.hidden');
  return providerWords(text, secrets) ?? t('claim.hidden');
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ');
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    // Nested too deep.
    return '…';
  }
}
