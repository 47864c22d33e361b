import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../secret.ts';
import { providerWords } from './words.ts';

const password = new Secret('S3cret-canary/7391+ü');

describe('a provider’s words', () => {
  it.each([
    ['Invalid username or password', 'Invalid username or password'],
    ['  two\n\nlines\t', 'two lines'],
    ['a\u0000b\u001b[31mc', 'a b [31mc'],
    ['right\u202eto\u2066left', 'right to left'],
    ['half \ud83d of a character', 'half \ufffd of a character'],
    ['', null],
    ['\n\t', null],
    [undefined, null],
    [{ message: 'x' }, null],
    [403, null],
  ])('%j are shown as %j', (text, shown) => {
    expect(providerWords(text)).toBe(shown);
  });

  it('are cut at 200 characters', () => {
    expect(providerWords('x'.repeat(201))).toBe(`${'x'.repeat(199)}…`);
    expect(providerWords('x'.repeat(200))).toBe('x'.repeat(200));
  });

  it.each([
    ['plain', password.reveal()],
    ['in another case', password.reveal().toUpperCase()],
    ['JSON', JSON.stringify(password.reveal())],
    ['URL-encoded', encodeURIComponent(password.reveal())],
    ['hex', Buffer.from(password.reveal()).toString('hex')],
    ['base64', Buffer.from(password.reveal()).toString('base64')],
    ['base64 behind a name', Buffer.from(`bob:${password.reveal()}`).toString('base64')],
    ['base64 behind another name', Buffer.from(`ada1:${password.reveal()}`).toString('base64')],
    ['a piece of it', password.reveal().slice(3, 12)],
  ])('are not shown where they repeat the password (%s)', (_form, echo) => {
    expect(providerWords(`You sent ${echo}!`, [password])).toBeNull();
  });

  it('take no time to speak of, however many there are', () => {
    const secrets = [new Secret('correct-Horse7-'.repeat(20))];
    const before = process.cpuUsage();
    expect(providerWords('mega '.repeat(200_000), secrets)).toMatch(/^mega mega/);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(500);
  });

  it('are shown although the password is made of ordinary words too', () => {
    expect(providerWords('Invalid username or password', [new Secret('my-password')])).toBe(
      'Invalid username or password',
    );
    expect(providerWords('Invalid username or password', [new Secret('password')])).toBeNull();
  });

  it('are not shown where they repeat a run of letters that is no everyday word', () => {
    expect(providerWords('No: correcthorse', [new Secret('correcthorsebattery7')])).toBeNull();
    expect(providerWords('No such account', [new Secret('correcthorsebattery7')])).toBe('No such account');
  });

  it('never hold a random password, whole or by 8 characters of it', () => {
    const anything = fc.string({ minLength: 8, maxLength: 40, unit: 'binary-ascii' });
    fc.assert(
      fc.property(anything, fc.string(), fc.string(), fc.nat(40), (secret, before, after, start) => {
        const piece = secret.slice(Math.min(start, secret.length - 8)).slice(0, 8);
        const shown = providerWords(`${before}${piece}${after}`, [new Secret(secret)]);
        expect(shown ?? '').not.toContain(piece);
      }),
    );
  });
});
