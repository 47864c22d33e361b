import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { ProviderId } from '../../src/contract/account.ts';
import { send } from './server/send.ts';
import type { AnswerHandler } from './simulated-provider.ts';
import { failureText } from './simulations.ts';

/** Any answer with a JSON body, for cases that belong to one test. */
export function answerJson(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): AnswerHandler {
  return (_request, response) => send(response, status, JSON.stringify(body), headers);
}

/** A refusal in the form of the provider's page, with words of the test: e.g. words that quote the password. */
export function refusalSaying(
  provider: ProviderId,
  words: string,
  status = provider === 'cloudio' ? 403 : 401,
): AnswerHandler {
  return (_request, response) => send(response, status, failureText(provider, status, words));
}

/** Cloudidr's documented 500, which no request provokes. */
export const cloudidrUnexpectedError = refusalSaying('cloudidr', 'Unexpected error. Our team is working on it', 500);

/**
 * Neostra's envelope with a failure in it, under HTTP 200: its `status` is the "HTTP status code" and `errors` the
 * "list of error details, if any".
 */
export function neostraRefusalIn200(
  status = 401,
  errors: readonly string[] = ['Invalid email or password'],
): AnswerHandler {
  return answerJson(200, { status, message: STATUS_CODES[status], data: null, errors });
}

/** The first of the two steps that Neostra's guide tells of: this token is good for choosing a tenant only. */
export const neostraTenantChoice: AnswerHandler = (request, response) => {
  const tenants = [
    { id: 'tenant-1', name: 'Acme', logo: null },
    { id: 'tenant-2', name: 'Globex', logo: null },
  ];
  const data = { token: `temporary-${randomUUID()}`, tenants };
  answerJson(200, { success: true, message: 'Select a tenant', data })(request, response);
};
