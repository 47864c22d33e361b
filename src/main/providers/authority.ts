import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { limits } from '../../contract/account.ts';
import type { Authority } from '../../contract/account.ts';
import { t } from '../../contract/language/language.ts';

/** Reads certificates as text (RFC 7468); answers what is wrong with them where they vouch for nothing. */
export function parseAuthority(text: string): Authority | { readonly problem: string } {
  if (text.length > limits.authority) return { problem: t('problem.authorityTooLong') };
  const certificates = readAll(text);
  const [first] = certificates ?? [];
  if (!certificates || !first) return { problem: t('problem.noCertificate') };
  if (!certificates.every((certificate) => certificate.ca || isSelfSigned(certificate))) {
    return { problem: t('problem.noAuthority') };
  }
  return { name: commonName(first.subject), pem: certificates.map(String).join('') };
}

interface Presented {
  readonly hostname: string;
  /** As text, the server's own first. */
  readonly chain: readonly string[];
  /** In ms since 1970. */
  readonly now: number;
}

/** Longer chains lead nowhere. */
const mostIssuers = 6;
const serverAuthentication = '1.3.6.1.5.5.7.3.1';
const anyUsage = '2.5.29.37.0';
/** MD5 and SHA-1, with RSA, DSA and ECDSA. */
const weakSignatures = new Set([
  '1.2.840.113549.1.1.4',
  '1.2.840.113549.1.1.5',
  '1.2.840.10040.4.3',
  '1.2.840.10045.4.1',
]);

/** `host`, `expired`: it leads to the authority, but is another host's, or not valid now. */
export type Verdict = 'trusted' | 'host' | 'expired' | 'unknown';

/**
 * What this authority says of what a server presented (RFC 5280 §6.1, as far as one authority of one's own needs it):
 * the server's certificate is for that host, each one is valid now and issued by the next, the last by the authority.
 * What it does not judge, since Node does not tell of it: revocation, name constraints, and how long a chain its issuer
 * allows.
 */
export function judge({ pem }: Pick<Authority, 'pem'>, { hostname, chain, now }: Presented): Verdict {
  const anchors = readAll(pem);
  const presented = readAll(chain.join('\n'));
  const [own, ...sent] = presented ?? [];
  if (!anchors || !own || !isForServers(own)) return 'unknown';
  const known = [...anchors, ...sent];
  if (!leadsTo(anchors, own, known)) return 'unknown';
  const host = hostname.replaceAll(/[[\]]/g, '');
  if ((isIP(host) === 0 ? own.checkHost(host) : own.checkIP(host)) === undefined) return 'host';
  const valid = known.filter((certificate) => isValidAt(certificate, now));
  return isValidAt(own, now) &&
    leadsTo(
      anchors.filter((anchor) => isValidAt(anchor, now)),
      own,
      valid,
    )
    ? 'trusted'
    : 'expired';
}

/** Over any of the ways that there are: a renewed certificate may stand beside an outdated one of the same name. */
function leadsTo(
  anchors: readonly X509Certificate[],
  from: X509Certificate,
  issuers: readonly X509Certificate[],
  left = mostIssuers,
): boolean {
  if (anchors.some(({ fingerprint256 }) => fingerprint256 === from.fingerprint256)) return true;
  if (left === 0) return false;
  return issuers.some(
    (issuer) =>
      issuer.ca && !isWeak(from, issuer) && issued(issuer, from) && leadsTo(anchors, issuer, issuers, left - 1),
  );
}

function isWeak({ signatureAlgorithmOid }: X509Certificate, { publicKey }: X509Certificate): boolean {
  const { modulusLength = Number.POSITIVE_INFINITY } = publicKey.asymmetricKeyDetails ?? {};
  return weakSignatures.has(signatureAlgorithmOid ?? '') || modulusLength < 2048;
}

/** `keyUsage` is what RFC 5280 §4.2.1.12 calls the extended one; Node's types have it always there. */
function isForServers({ keyUsage }: X509Certificate): boolean {
  const usages: readonly string[] | undefined = keyUsage;
  return usages === undefined || usages.some((usage) => usage === serverAuthentication || usage === anyUsage);
}

function readAll(text: string): X509Certificate[] | null {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    // What OpenSSL says of it names its own functions.
    return null;
  }
}

function issued(issuer: X509Certificate, certificate: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    // The key is of another kind than the signature.
    return false;
  }
}

/** Whether the server vouches for itself alone. */
export function showsSelfSigned(chain: readonly string[]): boolean {
  const [own] = readAll(chain[0] ?? '') ?? [];
  return own !== undefined && isSelfSigned(own);
}

function isSelfSigned(certificate: X509Certificate): boolean {
  return issued(certificate, certificate);
}

function isValidAt({ validFromDate, validToDate }: X509Certificate, now: number): boolean {
  return validFromDate.getTime() <= now && now <= validToDate.getTime();
}

/** Of a name in OpenSSL's form, one attribute a line. */
export function commonName(name: string): string {
  const attribute = (key: string): string | undefined => new RegExp(`^${key}=(.+)$`, 'm').exec(name)?.[1];
  return (attribute('CN') ?? attribute('O') ?? name.replaceAll('\n', ', ')).slice(0, 200);
}
