import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { networkFailure } from './network-failure.ts';

const withCode = (code: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('canary-7391'), { code }) });

describe('a failure of the network', () => {
  it.each([
    ['ENOTFOUND', 'dns', 'not found'],
    ['EAI_AGAIN', 'dns', 'not found'],
    ['ECONNREFUSED', 'refused', 'refuses'],
    ['ECONNRESET', 'other', 'broke off'],
    ['UND_ERR_SOCKET', 'other', 'broke off'],
    ['CERT_HAS_EXPIRED', 'tls', 'expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', 'another host'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', 'self-signed'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls', 'unknown authority'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', 'No secure connection'],
    ['EPROTO', 'tls', 'No secure connection'],
    ['ERR_TLS_HANDSHAKE_TIMEOUT', 'tls', 'not trusted'],
  ])('of Node with %s is called %s', (code, problem, words) => {
    const { failure } = networkFailure(withCode(code));
    expect(failure).toMatchObject({ code: 'network', problem, message: expect.stringContaining(words) });
    expect(JSON.stringify(failure)).not.toContain('canary-7391');
  });

  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'dns'],
    ['net::ERR_CONNECTION_REFUSED', 'refused'],
    ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy'],
    ['net::ERR_CERT_DATE_INVALID', 'tls'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'tls'],
    ['net::ERR_CERT_COMMON_NAME_INVALID', 'tls'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'tls'],
    ['net::ERR_EMPTY_RESPONSE', 'other'],
  ])('of Chromium with %s is called %s', (text, problem) => {
    expect(networkFailure(new Error(text)).failure).toMatchObject({ code: 'network', problem });
  });

  it.each([new Error('anything'), 'a text', undefined, null, new AggregateError([])])(
    'of no known kind is still one',
    (error) => {
      expect(networkFailure(error).failure).toMatchObject({ code: 'network', problem: 'other' });
    },
  );

  it('is told from a real refused connection', async () => {
    const port = await freePort();
    const error: unknown = await fetch(`http://127.0.0.1:${port}/`).catch((reason: unknown) => reason);
    expect(networkFailure(error).failure).toMatchObject({ code: 'network', problem: 'refused' });
  });

  it('is told from a real unknown host', async () => {
    const error: unknown = await fetch('http://tokendock.invalid/').catch((reason: unknown) => reason);
    expect(networkFailure(error).failure).toMatchObject({ code: 'network', problem: 'dns' });
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
