import { execFileSync } from 'node:child_process';
import { parseEnv } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CopyForm } from '../../contract/copy-forms.ts';
import { emptyProfile } from '../providers/provider.ts';
import { Secret } from '../secret.ts';
import { failureOf } from '../testing/failure-of.ts';
import type { Session } from './session.ts';
import { formatted } from './token-formats.ts';

const place = { provider: 'cloudio', label: 'prod admin', baseUrl: 'https://next.cloudio.io/it’s' } as const;

function aSession(token: string, more: Partial<Session> = {}): Session {
  return {
    accessToken: new Secret(token),
    refreshToken: null,
    csrf: null,
    profile: emptyProfile,
    receivedAt: 0,
    receivedMonotonic: 0,
    lifetimeMs: null,
    freshForMs: 0,
    ...more,
  };
}

const write = (form: CopyForm, token = 't1', more: Partial<Session> = {}): string =>
  formatted(form, aSession(token, more), place).reveal();

describe('a token', () => {
  it.each<[CopyForm, string]>([
    ['token', 't1'],
    ['header', 'Authorization: Bearer t1'],
    ['curl', "curl -H 'Authorization: Bearer t1' 'https://next.cloudio.io/it’s'"],
    ['httpie', "http GET 'https://next.cloudio.io/it’s' 'Authorization:Bearer t1'"],
    ['powershell', "Invoke-RestMethod -Uri 'https://next.cloudio.io/it’’s' -Headers @{ Authorization = 'Bearer t1' }"],
    ['env', 'CLOUDIO_TOKEN=t1'],
  ])('as %s reads %s', (form, text) => {
    expect(write(form)).toBe(text);
  });

  it('as an environment of Postman is marked as a secret there', () => {
    expect(JSON.parse(write('postman', 't1', { csrf: new Secret('c1') }))).toEqual({
      name: 'prod admin',
      values: [
        { key: 'baseUrl', value: place.baseUrl, type: 'default', enabled: true },
        { key: 'accessToken', value: 't1', type: 'secret', enabled: true },
        { key: 'csrf', value: 'c1', type: 'secret', enabled: true },
      ],
      _postman_variable_scope: 'environment',
    });
  });

  it('as an environment of Bruno is marked as a secret there', () => {
    expect(JSON.parse(write('bruno'))).toEqual({
      name: 'prod admin',
      variables: [
        { name: 'baseUrl', value: place.baseUrl, type: 'text', enabled: true, secret: false },
        { name: 'accessToken', value: 't1', type: 'text', enabled: true, secret: true },
      ],
    });
  });
});

describe('what accompanies a token', () => {
  it('is copied where the session has it', () => {
    expect(write('refresh-token', 't1', { refreshToken: new Secret('r1') })).toBe('r1');
    expect(write('csrf', 't1', { csrf: new Secret('c1') })).toBe('c1');
    expect(JSON.parse(write('token-and-csrf', 't1', { csrf: new Secret('c1') }))).toEqual({ jwt: 't1', csrf: 'c1' });
  });

  it.each<CopyForm>(['refresh-token', 'csrf', 'token-and-csrf'])('is missed in words otherwise (%s)', async (form) => {
    const { code, message } = await failureOf(() => write(form, 'canary'));
    expect(code).toBe('bad-answer');
    expect(message).not.toContain('canary');
  });
});

/** What HTTP headers can carry, which is all that a token can hold: no control characters. */
const token = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCodePoint(code)),
  minLength: 1,
});

/** The arguments as the real shell hands them to a program of that name. */
function argumentsIn(command: string): string[] {
  const [program = ''] = command.split(' ');
  const script = `${program}() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

describe.skipIf(process.platform === 'win32')('whatever a token holds', () => {
  it('a shell hands it on as it is', () => {
    fc.assert(
      fc.property(token, (text) => {
        expect(argumentsIn(write('curl', text))).toEqual(['-H', `Authorization: Bearer ${text}`, place.baseUrl]);
        expect(argumentsIn(write('httpie', text))).toEqual(['GET', place.baseUrl, `Authorization:Bearer ${text}`]);
      }),
      { numRuns: 60, examples: [["it's"], ['$(id)'], ['`id`'], ['"'], ['\\'], ["'\\''"]] },
    );
  });
});

it('a .env file gives it back as it is, unless it holds all three kinds of quotes', () => {
  fc.assert(
    fc.property(token, (text) => {
      fc.pre(!(text.includes("'") && text.includes('"') && text.includes('`')));
      // Between double quotes, dotenv reads \n as a line break.
      fc.pre(!text.includes("'") || !text.includes(String.raw`\n`));
      expect(parseEnv(write('env', text))['CLOUDIO_TOKEN']).toBe(text);
    }),
  );
});
