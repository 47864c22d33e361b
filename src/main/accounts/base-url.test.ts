import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { providers } from '../providers/index.ts';
import { parseBaseUrl } from './base-url.ts';

const { cloudidr, auths, appmixer } = providers;

const userInfo = 'Leave out the user name and password: they have fields of their own.';
const scheme = 'The base URL must begin with https://';
const insecure =
  'Use https:// here. http:// would send the password in the clear; it is accepted for this computer only (localhost).';
const query = 'Leave out the part from “?” on: a base URL has no query.';
const fragment = 'Leave out the part from “#” on: a base URL has no fragment.';
const notOne = 'This is not a URL. Enter one such as https://public-api.cloudidr.com';

describe('a base URL', () => {
  it.each([
    ['as it should be', 'https://api.example.com', 'https://api.example.com'],
    ['with a slash at its end', 'https://api.example.com/', 'https://api.example.com'],
    ['with many', 'https://api.example.com///', 'https://api.example.com'],
    ['with a path', 'https://gw.example.com/cloudidr/v2', 'https://gw.example.com/cloudidr/v2'],
    ['with a path and a slash', 'https://gw.example.com/cloudidr/', 'https://gw.example.com/cloudidr'],
    ['with an encoded question mark in its path', 'https://gw.example.com/a%3Fb', 'https://gw.example.com/a%3Fb'],
    ['with an @ in its path', 'https://gw.example.com/@team', 'https://gw.example.com/@team'],
    ['with a port', 'https://api.example.com:8443', 'https://api.example.com:8443'],
    ['with the usual port', 'https://api.example.com:443/x', 'https://api.example.com/x'],
    ['in capitals', 'HTTPS://API.Example.COM/V2', 'https://api.example.com/V2'],
    ['without a scheme', 'api.example.com', 'https://api.example.com'],
    ['without a scheme but with a port and path', 'api.example.com:8443/v2/', 'https://api.example.com:8443/v2'],
    ['of a local port', 'localhost:3000', 'https://localhost:3000'],
    ['that begins with slashes', '//api.example.com', 'https://api.example.com'],
    ['with one slash too few', 'https:/api.example.com/v1', 'https://api.example.com/v1'],
    ['with two slashes too few', 'https:api.example.com', 'https://api.example.com'],
    ['with backslashes', 'https:\\\\api.example.com\\v1', 'https://api.example.com/v1'],
    ['with spaces around it', ' \t https://api.example.com \n', 'https://api.example.com'],
    ['with a line break in it', 'https://api.exam\nple.com', 'https://api.example.com'],
    ['with dots in its path', 'https://api.example.com/a/../b/./c', 'https://api.example.com/b/c'],
    ['of an international name', 'https://bücher.example', 'https://xn--bcher-kva.example'],
    ['of an international name without a scheme', '日本.example/api', 'https://xn--wgv71a.example/api'],
    ['of an IPv6 address', 'https://[2001:DB8::1]:8443/', 'https://[2001:db8::1]:8443'],
    // The backslash ends the host, for whoever sends the request too: it is a path on this computer.
    ['with a backslash', 'http://localhost\\@api.example.com', 'http://localhost/@api.example.com'],
    ['of an IPv4 address', 'https://192.0.2.7', 'https://192.0.2.7'],
  ])('%s (%j) is %s', (_name, input, url) => {
    expect(parseBaseUrl(input, cloudidr)).toEqual({ url });
  });

  it.each([
    'http://localhost',
    'http://localhost:8080',
    'http://api.localhost',
    'http://127.0.0.1:3000',
    'http://127.1.2.3',
    'http://[::1]:3000',
  ])('may be %s, which never leaves this computer', (url) => {
    expect(parseBaseUrl(`${url}/`, cloudidr)).toEqual({ url });
  });

  it.each([
    ['http://api.example.com', insecure],
    ['http:api.example.com', insecure],
    ['http://localhost.example.com', insecure],
    ['http://notlocalhost', insecure],
    ['http://.localhost', insecure],
    ['http://128.0.0.1', insecure],
    ['http://127.0.0.1.example.com', insecure],
    ['http://0.0.0.0', insecure],
    ['http://10.0.0.1', insecure],
    ['http://[::2]', insecure],
    ['http://[::ffff:10.0.0.1]', insecure],
    ['http://127.0.0.1@api.example.com', userInfo],
    ['https://ana:/canary@api.example.com', userInfo],
    ['https://ana:7391/canary@api.example.com', userInfo],
    ['https://ana:pw@api.example.com', userInfo],
    ['https://ana@api.example.com', userInfo],
    ['https://:pw@api.example.com', userInfo],
    ['ana:pw@api.example.com', userInfo],
    ['mailto:ana@api.example.com', userInfo],
    ['https://api.example.com?key=1', query],
    ['https://api.example.com/v1?key=1', query],
    ['https://api.example.com?', query],
    ['https://api.example.com/v1/?', query],
    ['api.example.com?x', query],
    ['https://api.example.com?#', query],
    ['https://api.example.com#top', fragment],
    ['https://api.example.com/#', fragment],
    ['https://api.example.com/#/v1?x', query],
    ['javascript:alert(1)', notOne],
    ['javascript://api.example.com/%0aalert(1)', scheme],
    ['file:///etc/passwd', scheme],
    ['ftp://api.example.com', scheme],
    ['ws://api.example.com', scheme],
    ['app://tokendock/index.html', scheme],
    ['blob:https://api.example.com/1', scheme],
    ['https://', notOne],
    ['https:', notOne],
    ['://', notOne],
    ['/', notOne],
    ['?', notOne],
    ['https://api .example.com', notOne],
    ['https://api.example.com:99999', notOne],
    ['https://api.example.com:port', notOne],
    ['https://[::1', notOne],
    ['https://%00', notOne],
    ['https://256.256.256.256', notOne],
    ['see https://api.example.com', notOne],
  ])('may not be %j', (input, problem) => {
    expect(parseBaseUrl(input, cloudidr)).toEqual({ problem });
  });

  it('may have 2,000 characters and no more', () => {
    const long = `https://api.example.com/${'a'.repeat(2000)}`;
    expect(parseBaseUrl(long.slice(0, 2000), cloudidr)).toEqual({ url: long.slice(0, 2000) });
    expect(parseBaseUrl(long.slice(0, 2001), cloudidr)).toEqual({
      problem: 'A base URL can have at most 2,000 characters.',
    });
  });
});

describe('an empty base URL', () => {
  it.each(['', '   ', '\n\t'])('%j is the provider’s own', (input) => {
    expect(parseBaseUrl(input, cloudidr)).toEqual({ url: 'https://public-api.cloudidr.com' });
  });

  it('has to be filled in where the provider has none', () => {
    expect(parseBaseUrl('', auths)).toEqual({ problem: 'Enter the API’s address, e.g. https://api.example.com' });
  });
});

describe('a tenant’s name at Appmixer', () => {
  it.each([
    ['acme', 'https://api.acme.appmixer.cloud'],
    [' ACME ', 'https://api.acme.appmixer.cloud'],
    ['my-team-7', 'https://api.my-team-7.appmixer.cloud'],
    ['api.acme.appmixer.cloud', 'https://api.acme.appmixer.cloud'],
    ['https://api.acme.appmixer.cloud/', 'https://api.acme.appmixer.cloud'],
    ['localhost', 'https://localhost'],
    ['localhost:2200', 'https://localhost:2200'],
    ['http://localhost:2200', 'http://localhost:2200'],
    ['', 'https://api.appmixer.com'],
  ])('%j is %s', (input, url) => {
    expect(parseBaseUrl(input, appmixer)).toEqual({ url });
  });

  it.each(['acme/', 'acme.appmixer.cloud', 'api.acme.appmixer.cloud', 'https://api.acme.appmixer.cloud'])(
    'is known from %j, too',
    (input) => expect(parseBaseUrl(input, appmixer)).toEqual({ url: 'https://api.acme.appmixer.cloud' }),
  );

  it.each(['-acme', 'acme-', 'gateway'])('a bare name (%j) is no address elsewhere', (input) => {
    expect(parseBaseUrl(input, cloudidr)).toHaveProperty('problem', expect.stringContaining('This is not a URL'));
  });

  it.each(['-acme', 'acme-', 'ac me', 'acme@evil', 'acme?x', 'acme#x', 'a'.repeat(64)])('is not %j', (input) => {
    const parsed = parseBaseUrl(input, appmixer);
    expect('url' in parsed ? parsed.url : '').not.toContain('appmixer.cloud');
  });
});

const piece = fc.constantFrom(
  'https:',
  'http:',
  '//',
  '/',
  '\\',
  '?',
  '#',
  '@',
  ':',
  '.',
  '%',
  '[::1]',
  'localhost',
  'a',
  'é',
  ' ',
  '\n',
  '127.0.0.1',
  '😀',
  '\ud800',
);
const input = fc.oneof(
  fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.string(),
);

it('whatever is typed, the problem never repeats it: it may hold a password', () => {
  fc.assert(
    fc.property(input, fc.constantFrom(cloudidr, auths, appmixer), (text, provider) => {
      const parsed = parseBaseUrl(`${text}canary-7391${text}`, provider);
      expect('problem' in parsed ? parsed.problem : '').not.toMatch(/canary|7391/);
    }),
  );
});

it('whatever is typed, an accepted URL is safe to add a path to, and stays itself when it is typed again', () => {
  fc.assert(
    fc.property(input, fc.constantFrom(cloudidr, appmixer), (text, provider) => {
      const parsed = parseBaseUrl(text, provider);
      if ('problem' in parsed) return;
      const url = new URL(`${parsed.url}/v1/auth`);
      expect(url.pathname.endsWith('/v1/auth')).toBe(true);
      expect([url.username, url.password, url.search, url.hash]).toEqual(['', '', '', '']);
      expect(url.protocol === 'https:' || /^(.+\.)?localhost$|^127\.|^\[::1\]$/.test(url.hostname)).toBe(true);
      expect(parsed.url).not.toMatch(/\/$/);
      expect(parseBaseUrl(parsed.url, provider)).toEqual(parsed);
    }),
    { numRuns: 1000 },
  );
});
