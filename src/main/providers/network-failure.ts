import type { FailureOf } from '../../contract/result.ts';
import { t } from '../../contract/language/language.ts';
import { TokendockError } from '../errors.ts';

type Problem = FailureOf<'network'>['problem'];

const tlsKinds = ['expired', 'host', 'selfSigned', 'authority', 'none'] as const;
type TlsKind = (typeof tlsKinds)[number];

/**
 * Codes of Node's network errors (`error.cause.code`) and of Chromium's (`net::ERR_…`, net_error_list.h).
 * Chromium's appear in no other place than the error's text; only the code is taken from it.
 */
const known: Readonly<Record<string, Problem | TlsKind>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ERR_NAME_NOT_RESOLVED: 'dns',
  ERR_NAME_RESOLUTION_FAILED: 'dns',
  ERR_DNS_TIMED_OUT: 'dns',
  ECONNREFUSED: 'refused',
  ERR_CONNECTION_REFUSED: 'refused',
  ERR_ADDRESS_UNREACHABLE: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'offline',
  ERR_INTERNET_DISCONNECTED: 'offline',
  ERR_NETWORK_CHANGED: 'other',
  ERR_PROXY_CONNECTION_FAILED: 'proxy',
  ERR_TUNNEL_CONNECTION_FAILED: 'proxy',
  ERR_PROXY_AUTH_UNSUPPORTED: 'proxy',
  ERR_PROXY_CERTIFICATE_INVALID: 'proxy',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'expired',
  ERR_CERT_DATE_INVALID: 'expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'host',
  ERR_CERT_COMMON_NAME_INVALID: 'host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'selfSigned',
  SELF_SIGNED_CERT_IN_CHAIN: 'authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'authority',
  UNABLE_TO_GET_ISSUER_CERT: 'authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'authority',
  ERR_CERT_AUTHORITY_INVALID: 'authority',
  // As where what answers speaks plain HTTP.
  EPROTO: 'none',
  ERR_SSL_WRONG_VERSION_NUMBER: 'none',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'none',
  ERR_SSL_PROTOCOL_ERROR: 'none',
};

/** A `network` failure that says which; what it can't tell apart is `other`. */
export function networkFailure(error: unknown): TokendockError {
  const code = networkCode(error);
  const kind = known[code] ?? (/CERT|SSL|TLS/.test(code) ? 'tls' : 'other');
  const failure = isTlsKind(kind)
    ? { problem: 'tls' as const, message: t(`failure.tls.${kind}`) }
    : { problem: kind, message: t(`failure.network.${kind}`) };
  return new TokendockError({ code: 'network', ...failure });
}

function isTlsKind(kind: Problem | TlsKind): kind is TlsKind {
  return tlsKinds.some((each) => each === kind);
}

/** What Chromium's own error does not tell: Node's code does. */
export function selfSigned(): Error {
  return Object.assign(new Error('self-signed'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
}

/** Node's or Chromium's code for a failure of the network; empty where the error is of another kind. */
export function networkCode(error: unknown): string {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
    const chromium = /net::(ERR_[A-Z0-9_]+)/.exec(cause.message)?.[1];
    if (chromium !== undefined) return chromium;
    // Several addresses were tried and all failed: the first failure says as much as any.
    if (cause instanceof AggregateError && cause.errors[0] instanceof Error) return networkCode(cause.errors[0]);
  }
  return '';
}
