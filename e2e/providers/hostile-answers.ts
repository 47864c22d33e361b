import type { HostileAnswer } from './hostile/hostile-answer.ts';
import { noToken, notJson, oddJson, oddLifetimes, oddTokens } from './hostile/odd-bodies.ts';
import { busy, outages, refusals } from './hostile/odd-statuses.ts';
import { brokenRefusals, cutOff, tooLarge, tooSlow } from './hostile/odd-transport.ts';
import type { AnswerHandler } from './simulated-provider.ts';

/** Sign-in answers that no page documents and every client meets some day, by family. */
export const hostileAnswers: readonly HostileAnswer[] = [
  ...notJson,
  ...noToken,
  ...oddTokens,
  ...oddLifetimes,
  ...oddJson,
  ...tooLarge,
  ...tooSlow,
  ...cutOff,
  ...refusals,
  ...brokenRefusals,
  ...outages,
  ...busy,
];

export const redirectStatuses = [301, 302, 303, 307, 308] as const;

/** Sends the sign-in elsewhere: 307 and 308 with its method and body, the others perhaps without. */
export function redirectTo(status: (typeof redirectStatuses)[number], location: string): AnswerHandler {
  return (_request, response) => response.writeHead(status, { Location: location, 'Content-Length': 0 }).end();
}
