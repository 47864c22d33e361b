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

/** As long as a chain is in practice; a server could send rounds. */
const longestChain = 10;

/** `host`, `expired`: it comes from the authority, but is another host's, or not valid now. */
export type Verdict = 'trusted' | 'host' | 'expired' | 'unknown';

/**
 * What this authority says of what a server presented (RFC 5280 §6.1, as far as one authority of one's own needs it):
 * the server's certificate is for that host, each one is valid now and issued by the next, the last by the authority.
 */
export function judge({ pem }: Pick<Authority, 'pem'>, { hostname, chain, now }: Presented): Verdict {
  const authorities = readAll(pem);
  const presented = readAll(chain.slice(0, longestChain).join('\n'));
  const [leaf, ...issuers] = presented ?? [];
  if (!authorities || !leaf) return 'unknown';
  const path = [leaf];
  let current = leaf;
  let vouching = voucherFor(current, authorities);
  while (!vouching) {
    const next = issuers.shift();
    if (!next || !next.ca || !issued(next, current)) return 'unknown';
    path.push(next);
    current = next;
    vouching = voucherFor(current, authorities);
  }
  const name = isIP(hostname) === 0 ? leaf.checkHost(hostname) : leaf.checkIP(hostname);
  if (name === undefined) return 'host';
  return [...path, vouching].every((certificate) => isValidAt(certificate, now)) ? 'trusted' : 'expired';
}

/** A self-signed certificate vouches for itself where the person chose that very one. */
function voucherFor(
  certificate: X509Certificate,
  authorities: readonly X509Certificate[],
): X509Certificate | undefined {
  const { fingerprint256 } = certificate;
  return authorities.find((each) => each.fingerprint256 === fingerprint256 || (each.ca && issued(each, certificate)));
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
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
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
