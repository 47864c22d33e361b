import { expect, it } from 'vitest';
import { createNetFetch } from './net-fetch.ts';

type Redirected = (details: { url: string; redirectURL: string }) => void;

/** A session whose requests end as they are told to, in the order in which they were made. */
function network() {
  const pending: PromiseWithResolvers<Response>[] = [];
  const listeners: Redirected[] = [];
  const selfSigned = new Set<string>();
  const session = {
    fetch() {
      const answer = Promise.withResolvers<Response>();
      pending.push(answer);
      return answer.promise;
    },
    webRequest: {
      onBeforeRedirect(listener: unknown) {
        if (typeof listener === 'function') listeners.push((details) => void Reflect.apply(listener, null, [details]));
      },
    },
  };
  const fetch = createNetFetch({
    trusting: async () => session,
    showedSelfSigned: (hostname) => selfSigned.has(hostname),
  });
  return {
    selfSigned,
    begin: async (url: string) => {
      const count = pending.length;
      const answer = fetch(url, { redirect: 'manual' });
      answer.catch(() => undefined);
      await expect.poll(() => pending.length).toBe(count + 1);
      return { answer, end: pending[count] ?? Promise.withResolvers<Response>() };
    },
    redirect: (url: string, redirectURL: string) => listeners.forEach((tell) => tell({ url, redirectURL })),
  };
}

const url = 'https://api.acme.test/sign-in';
const cancelled = (): Error => new Error('Redirect was cancelled');

it('gives back where an answer points', async () => {
  const { begin, redirect } = network();
  const { answer, end } = await begin(url);
  redirect(url, 'https://elsewhere.test/');
  end.reject(cancelled());
  const { status, headers } = await answer;
  expect([status, headers.get('location')]).toEqual([307, 'https://elsewhere.test/']);
});

it('knows a redirect of an address that another request got an answer from meanwhile', async () => {
  const { begin, redirect } = network();
  const one = await begin(url);
  const other = await begin(url);
  redirect(url, 'https://elsewhere.test/');
  other.end.resolve(new Response('{}'));
  await other.answer;
  one.end.reject(cancelled());
  expect((await one.answer).headers.get('location')).toBe('https://elsewhere.test/');
});

it('takes no failure of the network for a redirect, nor an earlier redirect for a new one', async () => {
  const { begin, redirect } = network();
  const first = await begin(url);
  redirect(url, 'https://elsewhere.test/');
  first.end.reject(new Error('net::ERR_CONNECTION_RESET'));
  await expect(first.answer).rejects.toThrow('net::ERR_CONNECTION_RESET');
  const second = await begin(url);
  second.end.reject(cancelled());
  await expect(second.answer).rejects.toThrow('Redirect was cancelled');
});

it('tells a self-signed certificate from one of an unknown authority', async () => {
  const { begin, selfSigned } = network();
  const unknown = await begin(url);
  unknown.end.reject(new Error('net::ERR_CERT_AUTHORITY_INVALID'));
  await expect(unknown.answer).rejects.toThrow('net::ERR_CERT_AUTHORITY_INVALID');
  selfSigned.add('api.acme.test');
  const own = await begin(url);
  own.end.reject(new Error('net::ERR_CERT_AUTHORITY_INVALID'));
  await expect(own.answer).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  const dropped = await begin(url);
  dropped.end.reject(new Error('net::ERR_CONNECTION_RESET'));
  await expect(dropped.answer).rejects.toThrow('net::ERR_CONNECTION_RESET');
});
