import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { providerIds } from '../../contract/account.ts';
import type { AccountDraft } from '../../contract/calls.ts';
import type { FailureOf } from '../../contract/result.ts';
import { TokendockError } from '../errors.ts';
import { providers } from '../providers/index.ts';
import { aDraft } from '../testing/an-account.ts';
import { parseDraft } from './account-form.ts';
import type { ParsedDraft } from './account-form.ts';

const parse = (given: Partial<AccountDraft>, passwordRequired = true): ParsedDraft => {
  const draft = aDraft(given);
  return parseDraft(draft, providers[draft.provider], { passwordRequired });
};

/** What is said beside each field. */
function problems(given: Partial<AccountDraft>, passwordRequired = true): FailureOf<'invalid-input'>['fields'] {
  try {
    parse(given, passwordRequired);
  } catch (error) {
    if (error instanceof TokendockError && error.failure.code === 'invalid-input') return error.failure.fields;
    throw error;
  }
  return {};
}

const auths = {
  provider: 'auths',
  baseUrl: 'https://api.example.com',
  username: '',
  email: 'ana@example.com',
} as const;

describe('a form that is filled in rightly', () => {
  it('is an account without what surrounds the texts, and a password as it was typed', () => {
    const { fields, password } = parse({
      label: '  prod admin ',
      username: '\tana ',
      password: '  pw ',
      tags: [' a ', 'b'],
    });
    expect(fields).toEqual({
      provider: 'cloudidr',
      label: 'prod admin',
      identifier: { kind: 'username', value: 'ana' },
      baseUrl: 'https://public-api.cloudidr.com',
      tags: ['a', 'b'],
      authority: null,
      environment: null,
    });
    expect(password?.reveal()).toBe('  pw ');
  });

  it.each([
    ['emoji', '😀🔑👩‍👩‍👧'],
    ['a line break, a tab and a NUL', 'a\nb\tc\0'],
    ['spaces alone', '   '],
    ['quotes, backslashes and braces', '"\\\'{}<>&%$`'],
    ['4,096 characters', 'x'.repeat(4096)],
    ['one character', 'x'],
    ['combining marks, not composed', 'e\u0301'],
  ])('may have a password of %s, which is not changed', (_name, password) => {
    expect(parse({ password }).password?.reveal()).toBe(password);
  });

  it.each([
    ['username', 'ana', { kind: 'username', value: 'ana' }],
    ['email', 'ana@example.com', { kind: 'email', value: 'ana@example.com' }],
  ])('may have either a username or an email where the provider takes both: %s', (kind, value, identifier) => {
    expect(parse({ ...auths, email: '', [kind]: value }).fields.identifier).toEqual(identifier);
  });

  it('may hold, beside the identifier, one that this provider does not take', () => {
    expect(parse({ username: 'ana', email: 'ana@example.com' }).fields.identifier.kind).toBe('username');
    expect(parse({ provider: 'neostra', username: 'ana', email: 'a@b' }).fields.identifier.kind).toBe('email');
  });

  it('may have an email for a username', () => {
    expect(parse({ username: 'ana@example.com' }).fields.identifier).toEqual({
      kind: 'username',
      value: 'ana@example.com',
    });
  });

  it('has each tag once and no empty ones', () => {
    expect(parse({ tags: ['a', ' a', '', '  ', 'A', 'b'] }).fields.tags).toEqual(['a', 'A', 'b']);
  });

  it('may use every limit to the full', () => {
    const label = 'x'.repeat(100);
    const username = 'x'.repeat(320);
    const tags = Array.from({ length: 20 }, (_, index) => String(index).padStart(40, '0'));
    expect(parse({ label, username, tags }).fields).toMatchObject({ label, identifier: { value: username }, tags });
    expect(parse({ ...auths, password: '123456' }).password?.reveal()).toBe('123456');
  });

  it('may leave the password empty when editing: the saved one stays', () => {
    expect(parse({ password: '' }, false).password).toBeNull();
  });
});

describe('what is wrong is said beside its field', () => {
  it.each<[string, Partial<AccountDraft>, object]>([
    ['an empty label', { label: '' }, { label: 'Enter a label, e.g. “prod admin”.' }],
    ['a label of spaces', { label: ' \n ' }, { label: 'Enter a label, e.g. “prod admin”.' }],
    ['a label that is too long', { label: 'x'.repeat(1000) }, { label: 'Use at most 100 characters; this has 1,000.' }],
    ['a label with a line break', { label: 'a\nb' }, { label: 'Remove the control characters.' }],
    ['a label with a NUL', { label: 'a\0b' }, { label: 'Remove the control characters.' }],
    ['a label with an escape sequence', { label: '\u001b[31mred' }, { label: 'Remove the control characters.' }],
    ['a label with half a character', { label: 'a\ud83d' }, { label: 'Remove the control characters.' }],
    ['an empty username', { username: '' }, { username: 'Enter the username.' }],
    [
      'a username that is too long',
      { username: 'x'.repeat(321) },
      { username: 'Use at most 320 characters; this has 321.' },
    ],
    ['a username with a tab', { username: 'a\tb' }, { username: 'Remove the control characters.' }],
    [
      'an email in place of the username',
      { username: '', email: 'ana@example.com' },
      { username: 'Enter the username.' },
    ],
    ['no email', { provider: 'neostra' }, { email: 'Enter the email address.' }],
    [
      'an email without an @',
      { provider: 'neostra', email: 'ana' },
      { email: 'Enter an email address, e.g. name@example.com' },
    ],
    [
      'an email with a space',
      { provider: 'neostra', email: 'a na@example.com' },
      { email: 'Enter an email address, e.g. name@example.com' },
    ],
    ['neither of two identifiers', { ...auths, email: '' }, { email: 'Enter the username or the email address.' }],
    [
      'both of two identifiers',
      { ...auths, username: 'ana' },
      { username: 'Use either the username or the email address, and leave the other empty.' },
    ],
    [
      'both of two identifiers, at a provider that prefers the other',
      { provider: 'appmixer', username: 'ana', email: 'ana@example.com' },
      { email: 'Use either the username or the email address, and leave the other empty.' },
    ],
    [
      'a colon in CloudIO’s username',
      { provider: 'cloudio', username: 'a:b' },
      { username: 'CloudIO’s usernames can’t contain a colon.' },
    ],
    ['no password', { password: '' }, { password: 'Enter the password.' }],
    [
      'a password of 5,000 characters',
      { password: 'x'.repeat(5000) },
      { password: 'A password can have at most 4,096 characters; this one has 5,000.' },
    ],
    [
      'half of an emoji in the password',
      { password: 'a\ud83d' },
      { password: 'This password holds half of a character. Type it again.' },
    ],
    [
      'a password too short for Auths',
      { ...auths, password: '12345' },
      { password: 'Auths passwords have at least 6 characters.' },
    ],
    ['a base URL with a query', { baseUrl: 'https://a.example?x' }, { baseUrl: expect.stringContaining('query') }],
    ['no base URL where one is needed', { ...auths, baseUrl: '' }, { baseUrl: expect.stringContaining('Enter') }],
    ['too many tags', { tags: Array.from({ length: 21 }, (_, index) => `${index}`) }, { tags: 'Use at most 20 tags.' }],
    ['a tag that is too long', { tags: ['x'.repeat(41)] }, { tags: 'A tag can have at most 40 characters.' }],
    ['a tag with a line break', { tags: ['a', 'b\nc'] }, { tags: 'Remove the control characters.' }],
    ['a tag with half a character', { tags: ['\ud800'] }, { tags: 'Remove the control characters.' }],
  ])('%s', (_name, given, expected) => {
    expect(problems(given)).toEqual(expected);
  });

  it('all at once', () => {
    const given = { label: '', username: '', password: '', baseUrl: 'http://a.example', tags: ['x'.repeat(41)] };
    expect(Object.keys(problems(given)).toSorted()).toEqual(['baseUrl', 'label', 'password', 'tags', 'username']);
  });

  it('for a new password when editing too', () => {
    expect(problems({ ...auths, password: '123' }, false)).toHaveProperty('password');
  });
});

/** Any code unit: control characters and halves of characters among them. */
const unit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code));
/** Whole characters, control characters among them. */
const character = fc.oneof(
  fc.nat({ max: 0xd7ff }).map((code) => String.fromCodePoint(code)),
  fc.constantFrom('😀', '🦀'),
);

describe.each(providerIds)('whatever is typed into the form of %s', (provider) => {
  const text = fc.oneof(fc.string({ unit, maxLength: 400 }), fc.constantFrom('', 'ana', 'ana@example.com', 'acme'));
  const tags = fc.array(text, { maxLength: 25 });
  const draft = fc.record({ label: text, username: text, email: text, password: text, baseUrl: text, tags });

  it('what is wrong is said in words, and what is not is an account', () => {
    fc.assert(
      fc.property(draft, (given) => {
        const found = Object.values(problems({ provider, ...given }));
        expect(found.filter((words) => !/^\S.{8,}/.test(words))).toEqual([]);
      }),
    );
  });

  it('a form that is in order is an account that comes back from a file as it is, with the very password', () => {
    const [kind = 'username'] = providers[provider].form.identifiers;
    const inOrder = fc.record({
      label: fc.string({ maxLength: 99 }).map((label) => `x${label}`),
      name: fc.string({ maxLength: 50 }).map((name) => `ana${name.replaceAll(/[\s:@]/g, '')}@example.com`),
      password: fc.string({ unit: character, minLength: 6 }),
      tags: fc.array(fc.string({ maxLength: 40 }), { maxLength: 20 }),
    });
    fc.assert(
      fc.property(inOrder, ({ label, name, password, tags: typed }) => {
        const given = { label, username: '', email: '', [kind]: name, password, tags: typed };
        const parsed = parse({ provider, baseUrl: 'https://api.example.com/v1', ...given });
        expect(parsed.fields.identifier).toEqual({ kind, value: name });
        expect(JSON.parse(JSON.stringify(parsed.fields))).toEqual(parsed.fields);
        expect(Buffer.from(parsed.password?.reveal() ?? '').toString()).toBe(password);
      }),
    );
  });

  it('no words repeat the password, or what may be one in the wrong field', () => {
    fc.assert(
      fc.property(draft, fc.constantFrom('label', 'username', 'email', 'password', 'baseUrl'), (given, field) => {
        const found = problems({ provider, ...given, [field]: `${given[field]}canary-7391` });
        expect(JSON.stringify(found)).not.toContain('canary');
      }),
    );
  });
});
