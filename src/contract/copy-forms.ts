/** What a session's token can be copied as. */
export const copyForms = [
  'token',
  'header',
  'curl',
  'httpie',
  'powershell',
  'env',
  'postman',
  'bruno',
  'refresh-token',
  'csrf',
  'token-and-csrf',
] as const;
export type CopyForm = (typeof copyForms)[number];

/** Forms that need more than a token: offered where the provider's page documents it. */
export type FurtherForm = Extract<CopyForm, 'refresh-token' | 'csrf' | 'token-and-csrf'>;

const forEveryToken = copyForms.slice(0, copyForms.indexOf('refresh-token'));

/** What is offered for a provider's accounts, in the order of the menus. */
export function offeredForms(further: readonly FurtherForm[]): readonly CopyForm[] {
  return [...forEveryToken, ...further];
}
