import { expect, it } from 'vitest';
import { providerIds } from './account.ts';
import { callInputs, callNames } from './calls.ts';
import { clipboardSecondsRange, defaultSettings } from './settings.ts';

it('the names that are bound are exactly those that have a schema', () => {
  expect(callNames).toEqual(Object.keys(callInputs));
});

it('every provider can be written into the account form', () => {
  for (const provider of providerIds) {
    const draft = {
      provider,
      label: '',
      username: '',
      email: '',
      password: '',
      baseUrl: '',
      tags: [],
      environment: null,
      authority: null,
    };
    expect(callInputs.addAccount.safeParse(draft).success).toBe(true);
    expect(callInputs.editAccount.safeParse(draft).success).toBe(false);
  }
});

it('the usual settings are ones that the form accepts', () => {
  expect(callInputs.changeSettings.safeParse(defaultSettings).success).toBe(true);
  expect(defaultSettings.clipboardSeconds).toBeGreaterThanOrEqual(clipboardSecondsRange.min);
  expect(defaultSettings.clipboardSeconds).toBeLessThanOrEqual(clipboardSecondsRange.max);
});
