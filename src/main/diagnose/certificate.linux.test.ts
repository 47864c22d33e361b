import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { startTlsFront } from '../../../e2e/tls-front.ts';
import { createTestAuthority } from '../testing/certificates.ts';
import type { Issued } from '../testing/certificates.ts';
import { presentedCertificate } from './certificate.ts';

const ours = createTestAuthority('Acme Root');
const theirs = createTestAuthority('Another Root');
const authority = { name: 'Acme Root', pem: ours.pem };
// A minute on: whatever is issued here is valid by then.
const now = Date.now() + 60_000;
afterAll(() => {
  ours.close();
  theirs.close();
});
afterEach(() => vi.unstubAllEnvs());

async function problemOf(issued: Issued): Promise<(string | null)[]> {
  const front = await startTlsFront(issued, 'http://127.0.0.1:9');
  const { problemFor } = await presentedCertificate('localhost', front.port);
  await front.close();
  return [problemFor(null, now), problemFor(authority, now)];
}

it.each(['', '0'])(
  'a certificate’s fault has a name of its own, with NODE_TLS_REJECT_UNAUTHORIZED=%j',
  async (value) => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', value);
    const unknown = 'UNABLE_TO_VERIFY_LEAF_SIGNATURE';
    const selfSigned = 'DEPTH_ZERO_SELF_SIGNED_CERT';
    expect(await problemOf(ours.issue('localhost'))).toEqual([unknown, null]);
    expect(await problemOf(ours.issue('localhost', { days: -1 }))).toEqual(['CERT_HAS_EXPIRED', 'CERT_HAS_EXPIRED']);
    expect(await problemOf(ours.issue('elsewhere.test'))).toEqual([unknown, 'ERR_TLS_CERT_ALTNAME_INVALID']);
    expect(await problemOf(theirs.issue('localhost'))).toEqual([unknown, 'UNABLE_TO_GET_ISSUER_CERT']);
    expect(await problemOf(ours.selfSigned('localhost'))).toEqual([selfSigned, selfSigned]);
  },
);
