import type { IpcMainInvokeEvent } from 'electron';
import { providerIds } from '../../../src/contract/account.ts';
import type { CallHandlers } from '../../../src/contract/calls.ts';
import { parseDraft } from '../../../src/main/accounts/account-form.ts';
import { parseBaseUrl } from '../../../src/main/accounts/base-url.ts';
import { systemClock } from '../../../src/main/clock.ts';
import { createTrayCopy } from '../../../src/main/desktop/tray-copy.ts';
import { bindCalls } from '../../../src/main/ipc.ts';
import { keychainFailure } from '../../../src/main/keychain/failure-words.ts';
import { troubleOf } from '../../../src/main/keychain/library-errors.ts';
import { createHttp } from '../../../src/main/providers/http.ts';
import { providers } from '../../../src/main/providers/index.ts';
import { Secret } from '../../../src/main/secret.ts';
import { aRecord } from '../../../src/main/testing/an-account.ts';
import { claimsOf } from '../../../src/main/tokens/claims.ts';
import { parseTransfer } from '../../../src/main/transfer/transfer-file.ts';
import { traceOf } from '../../../src/main/unexpected.ts';
import type { Random } from '../random.ts';

/** What leaves main on one of its ways, as text. */
type WayOut = (secret: string, error: unknown, random: Random) => Promise<string> | string;

/** A call whose handler fails: what the window is answered. */
async function answered(work: () => unknown): Promise<string> {
  doing = work;
  return JSON.stringify(await runLock?.(Object.create(null), undefined));
}

let doing: () => unknown = () => null;
let runLock: ((event: IpcMainInvokeEvent, input: unknown) => unknown) | undefined;
const handlers: CallHandlers = new Proxy(Object.create(null), { get: () => () => doing() });
const handle = (channel: string, listener: typeof runLock): void => {
  if (channel === 'tokendock:lock') runLock = listener;
};
bindCalls({ handle }, handlers, () => true);

const thrower =
  (error: unknown): (() => never) =>
  () => {
    throw error;
  };

/** A click in the tray: the notification, which is also the tray's tooltip. */
async function notified(error: unknown): Promise<string> {
  const said: string[] = [];
  const fails = async (): Promise<never> => {
    throw error;
  };
  const copy = createTrayCopy({
    accounts: { get: () => aRecord() },
    copyToken: fails,
    clock: systemClock,
    say: (title, text) => said.push(title, text),
    showAccount: fails,
  });
  await copy('id');
  return said.join('\n');
}

/** A sign-in at a provider whose answer is this one, or whose network fails. */
function signIn(secret: string, random: Random, fetch: () => Promise<Response>): Promise<string> {
  const provider = providers[random.pick(providerIds)];
  const kind = provider.form.identifiers[0] ?? 'username';
  const as = { identifier: { kind, value: 'ana' }, baseUrl: 'https://api.example.com', choice: null };
  const http = createHttp({ fetch, clock: systemClock });
  return answered(async () => {
    await provider.signIn((request) => http(request), as, new Secret(secret));
    return null;
  });
}

/** As a server may repeat what it was sent. */
function echoOf(secret: string, random: Random): string {
  const bytes = Buffer.from(secret.toWellFormed());
  return random.pick([
    () => secret,
    () => secret.slice(random.below(secret.length - 7)).slice(0, 8 + random.below(12)),
    () => secret.toUpperCase(),
    () => bytes.toString('base64'),
    () => Buffer.from(`ana:${secret.toWellFormed()}`).toString('base64'),
    () => bytes.toString('hex'),
    () => encodeURIComponent(secret.toWellFormed()),
    () => JSON.stringify(secret),
  ])();
}

function answerRepeating(secret: string, random: Random): () => Promise<Response> {
  const words = `No: ${echoOf(secret, random)}!`;
  const body = random.pick<() => unknown>([
    () => ({ error: { code: 401, message: words, details: { description: words } }, message: words, errors: [words] }),
    () => ({ code: 403, status: 'ERROR', title: words, message: words }),
    () => ({ status: 401, message: words, data: null, errors: [words, words] }),
    () => ({ error: words }),
    () => ({ [words]: words, data: { tenants: [{ id: words, name: words }], token: 'x' } }),
    () => words,
  ])();
  const text = random.below(4) === 0 ? JSON.stringify(body).slice(0, -3) : JSON.stringify(body);
  const status = random.pick([200, 200, 201, 400, 401, 403, 404, 409, 422, 429, 500, 503, 302, 307]);
  const location = `https://${echoOf(secret, random).replaceAll(/[^\w-]/g, '')}.example/${encodeURIComponent(words.toWellFormed())}`;
  const headers = { 'Retry-After': words.replaceAll(/[^ -~]/g, ''), Location: location };
  return () => Promise.resolve(new Response(text, { status, headers }));
}

/** A body that fails in the middle. */
function brokenAnswer(error: unknown): () => Promise<Response> {
  return async () => new Response(new ReadableStream({ pull: (controller) => controller.error(error) }));
}

const draftWith = (secret: string, random: Random): void => {
  const provider = providers[random.pick(providerIds)];
  const whereTyped = random.pick(['label', 'username', 'email', 'baseUrl']);
  const draft = {
    provider: provider.form.id,
    label: 'prod',
    username: 'ana',
    email: 'ana@example.com',
    password: secret,
    baseUrl: `https://ana:${secret}x@example.com`,
    tags: [secret.repeat(10)],
    environment: null,
    authority: `-----BEGIN CERTIFICATE-----\n${secret}\n-----END CERTIFICATE-----`,
  };
  // A password in the wrong field, which is too long or unfit there.
  parseDraft({ ...draft, [whereTyped]: `${secret}\0`.repeat(200) }, provider, { passwordRequired: true });
};

function claimsWith(secret: string, random: Random): string {
  const echo = echoOf(secret, random);
  const payload = Buffer.from(JSON.stringify({ sub: echo, [echo]: [echo], aud: { echo } })).toString('base64url');
  return JSON.stringify(claimsOf(new Secret(`x.${payload}.y`), [new Secret(secret)]));
}

/** On these, an error itself leaves. */
export const waysOfErrors: Readonly<Record<string, WayOut>> = {
  log: (_secret, error) => traceOf(error),
  'a call’s answer': (_secret, error, random) =>
    answered(random.below(2) === 0 ? thrower(error) : () => Promise.reject(error)),
  notification: (_secret, error) => notified(error),
  'the network’s failure': (secret, error, random) =>
    signIn(secret, random, random.below(2) === 0 ? () => Promise.reject(error) : brokenAnswer(error)),
  'the keychain’s words': (_secret, error) =>
    answered(() => keychainFailure(troubleOf(error), { platform: 'linux', desktop: 'GNOME' }).message),
};

/** On these, words about a text that has a secret in it. */
export const waysOfTexts: Readonly<Record<string, WayOut>> = {
  'a provider’s words': (secret, _error, random) => signIn(secret, random, answerRepeating(secret, random)),
  'an import': (secret) => answered(() => parseTransfer(`{"format":"tokendock-accounts","version":1,"${secret}`)),
  'an imported account': (secret) =>
    answered(() =>
      parseTransfer(JSON.stringify({ format: 'tokendock-accounts', version: 1, accounts: [{ password: secret }] })),
    ),
  'the form’s problems': (secret, _error, random) => answered(() => draftWith(secret, random)),
  'a base URL': (secret, _error, random) =>
    JSON.stringify(parseBaseUrl(`https://ana:${secret}x@[x`, providers[random.pick(providerIds)])),
  'a token’s claims': (secret, _error, random) => claimsWith(secret, random),
};
