import { describe, expect, test } from 'vitest';
import type { ProviderForm } from '../../contract/account.ts';
import { anAccount } from '../accounts/an-account.ts';
import { draftOf, emptyForm, formOf, isTouched, withProvider } from './draft.ts';

const cloudidr: ProviderForm = {
  id: 'cloudidr',
  name: 'Cloudidr',
  identifiers: ['username'],
  defaultBaseUrl: 'https://public-api.cloudidr.com',
  baseUrlExample: 'https://public-api.cloudidr.com',
  baseUrlHint: 'hint.cloudidr',
  docsUrl: null,
  furtherForms: [],
  canCreateUser: false,
  canRefreshProfile: false,
};
const neostra: ProviderForm = { ...cloudidr, id: 'neostra', name: 'Neostra', identifiers: ['email'] };
const auths: ProviderForm = { ...cloudidr, id: 'auths', name: 'Auths', identifiers: ['email', 'username'] };

describe('choosing another provider', () => {
  const typed = { ...emptyForm(cloudidr), username: 'zoe@acme.example', password: 'x', label: 'zoe' };

  test('keeps everything that was typed', () => {
    expect(withProvider(typed, auths)).toEqual({ ...typed, provider: 'auths' });
  });

  test('moves the identifier to the only field that is left, and back', () => {
    const moved = withProvider(typed, neostra);
    expect(moved.email).toBe('zoe@acme.example');
    expect(withProvider(moved, cloudidr)).toEqual({ ...typed, email: 'zoe@acme.example' });
  });

  test('never overwrites what is typed there', () => {
    expect(withProvider({ ...typed, email: 'other@acme.example' }, neostra).email).toBe('other@acme.example');
  });
});

describe('what main is asked to save', () => {
  test('leaves out the identifier that the provider does not ask for', () => {
    const typed = { ...emptyForm(neostra), email: 'zoe@acme.example', username: 'zoe' };
    expect(draftOf(typed, neostra)).toMatchObject({ provider: 'neostra', email: 'zoe@acme.example', username: '' });
    expect(draftOf(typed, auths)).toMatchObject({ email: 'zoe@acme.example', username: 'zoe' });
  });

  test('has tags split at commas, without empty ones', () => {
    expect(draftOf({ ...emptyForm(auths), tags: ' prod, , eu west,' }, auths).tags).toEqual(['prod', 'eu west']);
  });

  test('has the password exactly as typed', () => {
    expect(draftOf({ ...emptyForm(auths), password: '  pässwörd 🙂 ' }, auths).password).toBe('  pässwörd 🙂 ');
  });
});

describe('a saved account in the form', () => {
  test('shows its identifier in the field of its kind, and no password', () => {
    const form = formOf(anAccount({ identifier: { kind: 'email', value: 'a@b.example' }, tags: ['a', 'b'] }), auths);
    expect(form).toMatchObject({ email: 'a@b.example', username: '', password: '', tags: 'a, b' });
  });

  test('shows a base URL only where it is not the provider’s own', () => {
    expect(formOf(anAccount(), cloudidr).baseUrl).toBe('');
    expect(formOf(anAccount({ baseUrl: 'https://gw.example' }), cloudidr).baseUrl).toBe('https://gw.example');
  });
});

test('choosing a provider alone is no reason to ask before closing; a typed letter is', () => {
  const start = emptyForm(cloudidr);
  expect(isTouched(withProvider(start, auths), start)).toBe(false);
  expect(isTouched({ ...start, password: 'x' }, start)).toBe(true);
});
