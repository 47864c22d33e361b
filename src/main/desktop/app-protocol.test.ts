import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { appOrigin, serveFolder } from './app-protocol.ts';

let get: (url: string) => Promise<Response>;

beforeEach(() => {
  const parent = temporaryFolder();
  const folder = join(parent, 'renderer');
  for (const each of [folder, join(folder, 'assets'), join(parent, 'renderer-old')]) mkdirSync(each);
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'index-1a.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'a b.css'), 'a {}');
  writeFileSync(join(folder, 'assets', 'index-1a.js.map'), '{}');
  writeFileSync(join(folder, '.hidden'), 'hidden');
  writeFileSync(join(parent, 'secret.html'), 'canary');
  writeFileSync(join(parent, 'renderer-old', 'secret.html'), 'canary');
  const serve = serveFolder(folder);
  get = (url) => serve({ url });
});

describe('the window’s files', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', '<!doctype html>'],
    ['/index.html', 'text/html; charset=utf-8', '<!doctype html>'],
    ['/index.html?theme=dark#top', 'text/html; charset=utf-8', '<!doctype html>'],
    ['/assets/index-1a.js', 'text/javascript; charset=utf-8', 'export {};'],
    ['/assets/a%20b.css', 'text/css; charset=utf-8', 'a {}'],
    ['/assets/../index.html', 'text/html; charset=utf-8', '<!doctype html>'],
  ])('are served at %s as %s', async (path, type, text) => {
    const response = await get(`${appOrigin}${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toBe(text);
  });

  it('come with a policy that lets in nothing but the window’s own files', async () => {
    for (const path of ['/', '/assets/index-1a.js']) {
      const policy = (await get(`${appOrigin}${path}`)).headers.get('content-security-policy') ?? '';
      const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]));
      expect(rules.get('default-src')).toEqual(["'none'"]);
      expect(rules.get('script-src')).toEqual(["'self'"]);
      expect(rules.get('style-src')).toEqual(["'self'"]);
      expect(rules.get('base-uri')).toEqual(["'none'"]);
      expect(rules.get('form-action')).toEqual(["'none'"]);
      expect(rules.get('frame-ancestors')).toEqual(["'none'"]);
      // The page talks to main alone: `default-src` forbids every connection.
      expect(rules.has('connect-src')).toBe(false);
      expect(policy).not.toMatch(/unsafe|\*|https?:|blob:/);
    }
  });
});

describe('anything else', () => {
  it.each([
    ['a missing file', '/assets/none.js'],
    ['a folder', '/assets'],
    ['a folder with a file’s ending', '/assets/'],
    ['a hidden file', '/.hidden'],
    ['a source map', '/assets/index-1a.js.map'],
    ['a file above the folder', '/../secret.html'],
    ['one above it with encoded dots', '/%2e%2e/secret.html'],
    ['one above it with an encoded slash', '/..%2fsecret.html'],
    ['one above it with all of it encoded', '/%2e%2e%2fsecret.html'],
    ['one above it from deeper down', '/assets/%2e%2e%2f%2e%2e%2fsecret.html'],
    ['one above it with backslashes', '/..\\secret.html'],
    ['one above it with encoded backslashes', '/..%5csecret.html'],
    ['one above it, encoded twice', '/%252e%252e%252fsecret.html'],
    ['a folder beside it whose name begins the same', '/..%2frenderer-old%2fsecret.html'],
    ['an absolute path', '/%2fetc%2fpasswd.html'],
    ['a NUL in the name', '/index.html%00.html'],
    ['a broken escape', '/%'],
    ['another broken escape', '/%e0%a4%a.html'],
    ['an endless name', `/${'a'.repeat(10_000)}.html`],
  ])('is not found: %s', async (_name, path) => {
    const response = await get(`${appOrigin}${path}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  it.each([
    'app://other/index.html',
    'app://tokendock.evil.example/index.html',
    'app://tokendock:80/index.html',
    'https://tokendock/index.html',
    'file:///index.html',
    'app:///index.html',
    'app:index.html',
  ])('is not found: %s', async (url) => {
    expect((await get(url)).status).toBe(404);
  });
});
