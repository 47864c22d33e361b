import type { ProviderId } from '../../../src/contract/account.ts';
import { failureText } from '../simulations.ts';
import { type HostileAnswer, saying } from './hostile-answer.ts';
import { html, htmlType } from './odd-bodies.ts';

export const refusals: readonly HostileAnswer[] = [
  refusing('an HTML page with 401', () => html, htmlType),
  refusing('401 with garbage', () => '\u0000\u0001 {'),
  refusing('401 without a body', () => ''),
  refusing('401 with null', () => 'null'),
  refusing('401 with an empty object', () => '{}'),
  refusing('401 with control characters in its words', (provider) =>
    failureText(provider, 401, 'Go \u001B[31mred\u001B[0m\r\nX: 1\u0000\u0007 \u202Eback\u2066 <b>bold</b>\u2028end'),
  ),
  refusing('401 with 100,000 characters of words', (provider) => failureText(provider, 401, 'very '.repeat(20_000))),
  refusing('401 with 400,000 characters of words', (provider) => failureText(provider, 401, 'many '.repeat(80_000))),
  refusing('401 with numbers, lists and objects for words', (provider) => withoutTexts(failureText(provider, 401, ''))),
];

export const outages: readonly HostileAnswer[] = [
  saying('outage', 'an HTML page with 502', () => html, { status: 502, headers: htmlType }),
  saying('outage', '500 without a body', () => '', { status: 500 }),
];

export const busy: readonly HostileAnswer[] = [
  later(429, 'Retry-After 1', '1'),
  later(429, 'an absurd Retry-After', '999999999999'),
  later(429, 'a negative Retry-After', '-1'),
  later(429, 'Retry-After in words', 'soon'),
  later(429, 'no Retry-After', null),
  later(503, 'Retry-After 1', '1'),
  later(503, 'Retry-After as a date in the past', 'Wed, 21 Oct 2015 07:28:00 GMT'),
  later(503, 'an absurd Retry-After', 'Fri, 31 Dec 9999 23:59:59 GMT'),
  later(503, 'no Retry-After', null),
  {
    name: '503 with Retry-After as a date 1 to 2 s ahead',
    family: 'busy',
    handler: (provider) => (request, response) => {
      const date = new Date(Date.now() + 2000).toUTCString();
      later(503, '', date).handler(provider)(request, response);
    },
  },
];

function refusing(
  name: string,
  text: (provider: ProviderId) => string,
  headers: Readonly<Record<string, string>> = {},
): HostileAnswer {
  return {
    name,
    family: 'refusal',
    handler: (provider) =>
      // CloudIO has no 401 on its page.
      saying('refusal', name, text, { status: provider === 'cloudio' ? 403 : 401, headers }).handler(provider),
  };
}

function later(status: 429 | 503, what: string, retryAfter: string | null): HostileAnswer {
  return saying('busy', `${status} with ${what}`, (provider) => failureText(provider, status, 'Try again later'), {
    status,
    headers: retryAfter === null ? {} : { 'Retry-After': retryAfter },
  });
}

/** The same members, none of them of the type that it ought to have. */
function withoutTexts(text: string): string {
  return text.replaceAll(/:("[^"]*"|\d+)/g, ':[{"a":[1,null]},2]');
}
