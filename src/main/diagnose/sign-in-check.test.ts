import { describe, expect, it } from 'vitest';
import type { CheckStep } from '../../contract/sign-in-check.ts';
import { aRecord } from '../testing/an-account.ts';
import { createTestClock } from '../testing/test-clock.ts';
import { checkSignIn, reportOf } from './sign-in-check.ts';
import type { CheckWork } from './sign-in-check.ts';

const clock = createTestClock();
const date = (aheadMs = 0): string => new Date(clock.now() - aheadMs).toUTCString();

function work(given: Partial<CheckWork> = {}): CheckWork {
  return {
    lookup: async () => ['192.0.2.1'],
    resolveProxy: async () => 'DIRECT',
    certificate: async () => ({
      subject: 'api.acme.test',
      issuer: 'Acme Root',
      validFrom: 0,
      validTo: clock.now() + 1e9,
      problemFor: () => null,
    }),
    fetch: async () => new Response('{"error":"Not found"}', { status: 404, headers: { date: date() } }),
    clock,
    ...given,
  };
}

async function outcomes(given: Partial<CheckWork> = {}): Promise<Record<string, CheckStep['outcome']>> {
  const check = await checkSignIn(aRecord({ baseUrl: 'https://api.acme.test' }), work(given));
  return Object.fromEntries(check.map(({ name, outcome }) => [name, outcome]));
}

async function wordsOf(name: string, given: Partial<CheckWork> = {}, record = aRecord()): Promise<string | undefined> {
  return (await checkSignIn(record, work(given))).find((step) => step.name === name)?.words;
}

describe('a sign-in check', () => {
  it('finds nothing wrong with a host that answers', async () => {
    expect(await outcomes()).toEqual({
      'Host name': 'ok',
      Proxy: 'ok',
      Certificate: 'ok',
      Answer: 'ok',
      Clock: 'ok',
      'Last sign-in': 'skipped',
    });
    expect(await wordsOf('Answer')).toContain('{"error":"Not found"}');
  });

  it('goes no further than a name that is not found', async () => {
    const noName = { lookup: () => Promise.reject(new Error('canary-host-text')) };
    expect(await outcomes(noName)).toMatchObject({ 'Host name': 'failed', Answer: 'skipped', Clock: 'skipped' });
  });

  it('leaves the name to the proxy', async () => {
    const proxied = { resolveProxy: async () => 'PROXY proxy.acme.test:3128;DIRECT' };
    expect(await outcomes(proxied)).toMatchObject({
      'Host name': 'skipped',
      Certificate: 'skipped',
      Answer: 'ok',
    });
    expect(await wordsOf('Proxy', proxied)).toBe('The host is reached through proxy.acme.test:3128.');
  });

  it.each([
    [3_600_000, 'Clock', /1 hr ahead/],
    [-3_600_000, 'Clock', /1 hr behind/],
  ])('sees a clock that is wrong by %i ms', async (aheadMs, name, words) => {
    const fetch = async (): Promise<Response> => new Response('', { headers: { date: date(aheadMs) } });
    expect(await wordsOf(name, { fetch })).toMatch(words);
  });

  it('says what is wrong with the certificate, and of whom it is', async () => {
    const presented = { ...(await work().certificate('', 0)), problemFor: () => 'CERT_HAS_EXPIRED' };
    const expired = { certificate: async () => presented, fetch: () => Promise.reject(new Error('net::ERR_FAILED')) };
    expect(await wordsOf('Certificate', expired)).toMatch(/has expired .* issued for api\.acme\.test by Acme Root/);
  });

  it('quotes no error and no markup, and of an answer only a line', async () => {
    const page = `<html><style>b{}</style><h1>Bad   gateway</h1>${'word '.repeat(300)}<script>${'x'.repeat(5000)}`;
    const fetch = async (): Promise<Response> => new Response(page, { status: 502 });
    const words = await wordsOf('Answer', { fetch });
    expect(words).toMatch(/^HTTP 502: .* Bad gateway word word/);
    expect(words?.length).toBeLessThan(350);
    const broken = { fetch: () => Promise.reject(new Error('canary')) };
    expect(await wordsOf('Answer', broken)).not.toContain('canary');
  });

  it('shows no run of letters that could be a secret', async () => {
    const telling = new Response(`key ${'a1'.repeat(40)} end`);
    expect(await wordsOf('Answer', { fetch: async () => telling })).toMatch(/key … end$/);
  });

  it('trusts whom the request trusted, by an authority that Node does not know', async () => {
    const presented = { ...(await work().certificate('', 0)), problemFor: () => 'UNABLE_TO_GET_ISSUER_CERT' };
    expect(await outcomes({ certificate: async () => presented })).toMatchObject({ Certificate: 'ok' });
  });

  it('tells of a redirect without following it', async () => {
    const answer = new Response(null, { status: 307, headers: { location: 'https://elsewhere.test/x' } });
    expect(await wordsOf('Answer', { fetch: async () => answer })).toContain('elsewhere.test');
  });

  it('sends neither a body nor a header of the account', async () => {
    const sent: RequestInit[] = [];
    const fetch: CheckWork['fetch'] = async (_url, init) => {
      sent.push(init);
      return new Response('');
    };
    await checkSignIn(aRecord(), work({ fetch }));
    expect(sent).toMatchObject([{ method: 'GET', redirect: 'manual' }]);
    expect(sent[0]).not.toHaveProperty('body');
    expect(sent[0]).not.toHaveProperty('headers');
  });
});

it('a report names provider and host, but neither the label nor the identifier', async () => {
  const record = aRecord({ label: 'label-canary', identifier: { kind: 'username', value: 'name-canary' } });
  const check = await checkSignIn(record, work());
  const report = reportOf(check, { version: '1.2.3', provider: 'Cloudidr', baseUrl: record.baseUrl, now: clock.now() });
  expect(report).toContain('Cloudidr, https://public-api.cloudidr.com');
  expect(report).toContain('Clock [OK]: ');
  expect(report).not.toContain('canary');
});
