import { afterAll, describe, expect, it } from 'vitest';
import { createTestAuthority } from '../testing/certificates.ts';
import { judge, parseAuthority, showsSelfSigned } from './authority.ts';

const ours = createTestAuthority('Acme Root');
const theirs = createTestAuthority('Another Root');
afterAll(() => {
  ours.close();
  theirs.close();
});
// A minute on: whatever is issued here is valid by then.
const now = Date.now() + 60_000;
const hostname = 'api.acme.test';
const day = 24 * 3600 * 1000;

describe('an own authority', () => {
  it.each([false, true])('vouches for what it issued, through another one: %s', (through) => {
    const { chain } = ours.issue(hostname, { through });
    expect(judge(ours, { hostname, chain, now })).toBe('trusted');
    expect(judge(theirs, { hostname, chain, now })).toBe('unknown');
  });

  it('vouches for no other host, and for nothing outside its time', () => {
    const { chain } = ours.issue(hostname);
    expect(judge(ours, { hostname: 'evil.test', chain, now })).toBe('host');
    expect(judge(ours, { hostname, chain, now: now + 20 * day })).toBe('expired');
    expect(judge(ours, { hostname, chain, now: now - 20 * day })).toBe('expired');
    expect(judge(ours, { hostname, chain, now: now + 9 * day })).toBe('trusted');
  });

  it('vouches for no certificate that is made for something else than servers', () => {
    const { chain } = ours.issue(hostname, { usage: 'clientAuth' });
    expect(judge(ours, { hostname, chain, now })).toBe('unknown');
  });

  it('vouches for nobody who borrows its name without its key', () => {
    const impostor = createTestAuthority('Acme Root');
    const { chain } = impostor.issue(hostname);
    expect(judge(ours, { hostname, chain: [...chain, impostor.pem], now })).toBe('unknown');
    impostor.close();
  });

  it('vouches for a server that has an address in place of a name', () => {
    const { chain } = ours.issue('127.0.0.1');
    expect(judge(ours, { hostname: '127.0.0.1', chain, now })).toBe('trusted');
    expect(judge(ours, { hostname: '127.0.0.2', chain, now })).toBe('host');
  });

  it('vouches for nothing through a certificate that is no authority’s, or where one in between is missing', () => {
    const { chain: notAnIssuer } = ours.issue('other.test');
    const { chain: foreign } = theirs.issue(hostname);
    expect(judge(ours, { hostname, chain: [...foreign, ...notAnIssuer], now })).toBe('unknown');
    const [own = ''] = ours.issue(hostname, { through: true }).chain;
    expect(judge(ours, { hostname, chain: [own], now })).toBe('unknown');
  });

  it.each([[[]], [['nonsense']], [['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----']]])(
    'vouches for nothing where %j is presented',
    (chain) => expect(judge(ours, { hostname, chain, now })).toBe('unknown'),
  );
});

describe('a file of certificates', () => {
  it('is known by its name, and kept without what stands around it', () => {
    const read = parseAuthority(`some words\n${ours.pem}\nand more`);
    expect(read).toEqual({ name: 'Acme Root', pem: expect.stringMatching(/^-----BEGIN CERTIFICATE-----/) });
  });

  it.each([
    ['', /holds no certificate/],
    ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', /holds no certificate/],
    ['x'.repeat(70_000), /at most 64 KB/],
  ])('that is none is refused with what would be right', (text, words) => {
    expect(parseAuthority(text)).toEqual({ problem: expect.stringMatching(words) });
  });

  it('of a server is refused, since it vouches for nobody', () => {
    expect(parseAuthority(ours.issue(hostname).chain.join(''))).toEqual({
      problem: expect.stringContaining('not an authority’s'),
    });
  });
});

it('a certificate is self-signed where the server vouches for itself alone', () => {
  expect(showsSelfSigned(ours.selfSigned(hostname).chain)).toBe(true);
  expect(showsSelfSigned(ours.issue(hostname).chain)).toBe(false);
  expect(showsSelfSigned([])).toBe(false);
  expect(showsSelfSigned(['nonsense'])).toBe(false);
});
