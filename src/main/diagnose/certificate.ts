import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import type { PeerCertificate } from 'node:tls';
import type { Authority } from '../../contract/account.ts';
import { commonName, judge, showsSelfSigned } from '../providers/authority.ts';

/** What a server showed, whether or not it is trusted. Times are in ms since 1970. */
export interface PresentedCertificate {
  readonly subject: string;
  /** Whose certificate would be needed: the one that stands behind the last that was shown. */
  readonly issuer: string;
  readonly validFrom: number;
  readonly validTo: number;
  /** Node's code for why it is not trusted, e.g. `CERT_HAS_EXPIRED`; null where it is. */
  readonly problemFor: (authority: Authority | null, now: number) => string | null;
}

/**
 * Connects and reads the certificates; nothing is sent. Judged by Node's own authorities and the account's, which the
 * system's may differ from. Rejects with the network's error.
 */
export function presentedCertificate(host: string, port: number): Promise<PresentedCertificate> {
  const { promise, resolve, reject } = Promise.withResolvers<PresentedCertificate>();
  // Looked at, not used: the connection ends here, whoever is at its other end.
  const address = host.replaceAll(/[[\]]/g, '');
  // RFC 6066 §3: an address is no server name.
  const name = isIP(address) === 0 ? { servername: address } : {};
  const socket = connect({ host: address, port, ...name, rejectUnauthorized: false, timeout: 4000 });
  socket.once('error', reject);
  socket.once('timeout', () => socket.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
  socket.once('secureConnect', () => {
    const certificate = new X509Certificate(socket.getPeerCertificate(true).raw);
    const chain = chainOf(socket.getPeerCertificate(true));
    // Its type says Error, its value is the code.
    const problem = socket.authorized ? null : String(socket.authorizationError);
    resolve({
      subject: commonName(certificate.subject),
      issuer: commonName(new X509Certificate(chain.at(-1) ?? '').issuer),
      validFrom: certificate.validFromDate.getTime(),
      validTo: certificate.validToDate.getTime(),
      problemFor(authority, now) {
        if (problem === null || !authority) return problem;
        const verdict = judge(authority, { hostname: host, chain, now });
        return verdict === 'unknown' && showsSelfSigned(chain) ? 'DEPTH_ZERO_SELF_SIGNED_CERT' : problems[verdict];
      },
    });
    socket.destroy();
  });
  return promise;
}

const problems = {
  trusted: null,
  host: 'ERR_TLS_CERT_ALTNAME_INVALID',
  expired: 'CERT_HAS_EXPIRED',
  unknown: 'UNABLE_TO_GET_ISSUER_CERT',
} as const;

function chainOf(leaf: PeerChain): string[] {
  const chain: string[] = [];
  // A self-signed one is its own issuer.
  for (let each: PeerChain | undefined = leaf; each && chain.length < 10; each = next(each)) {
    chain.push(String(new X509Certificate(each.raw)));
  }
  return chain;
}

type PeerChain = PeerCertificate & { readonly issuerCertificate?: PeerChain };

function next(certificate: PeerChain): PeerChain | undefined {
  return certificate.issuerCertificate === certificate ? undefined : certificate.issuerCertificate;
}
