import { providerIds } from '../../../src/contract/account.ts';
import type { ProviderId } from '../../../src/contract/account.ts';
import { countTextsWith } from '../../canaries.ts';
import { hostileAnswers } from '../../providers/hostile-answers.ts';
import { hostileOutcomes } from '../../providers/hostile-outcomes.ts';
import { hostileToken } from '../../providers/hostile/success-text.ts';
import { startProvider } from '../../providers/index.ts';
import type { AnswerHandler, SimulatedProvider } from '../../providers/simulated-provider.ts';
import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';
import type { Asked, Ended, Finished } from '../hostile/client.ts';
import { echoing } from '../hostile/echoing.ts';
import { startClient } from '../hostile/start-client.ts';
import type { Client } from '../hostile/start-client.ts';

const password = 'canary-Hostile "7745" ü\\%';
const secrets = [password, hostileToken];
const mostMb = 32;
const mostBusyMs = 200;
/** Once, twice more, and whatever comes beyond that. */
const attempts = 9;

export const check: Check = {
  id: '5',
  name: 'Hostile provider',
  onElectron: 'Chromium’s network process reads the answers there, and takes memory of its own',
  planted: [
    {
      what: 'A body may be of any size',
      file: 'src/main/providers/http.ts',
      find: 'if (size > maxBodyBytes) {',
      replace: 'if (size > maxBodyBytes * 1000) {',
    },
    {
      what: 'Nobody loses patience',
      file: 'src/main/tokens/sign-in.ts',
      find: 'setTimeout(() => patience.abort(timedOut()), patienceMs)',
      replace: 'setTimeout(() => patience.abort(timedOut()), patienceMs * 2)',
    },
    {
      what: 'The network’s own errors go through',
      file: 'src/main/providers/http.ts',
      find: 'throw networkFailure(error);',
      replace: 'throw error;',
    },
    {
      what: 'What is no JSON is quoted',
      file: 'src/main/providers/http.ts',
      find: '  } catch {\n    return undefined;',
      replace:
        "  } catch (error) {\n    throw new TokendockError({ code: 'bad-answer', message: `${text.slice(0, 500)} ${String(error)}` });",
    },
    {
      what: 'Words are shown whatever they repeat',
      file: 'src/main/providers/words.ts',
      find: 'repeatsSecret(text, secrets) || repeatsSecret(line, secrets)',
      replace: 'secrets.length > 9',
    },
    {
      what: 'To read an answer holds everything else up',
      file: 'src/main/providers/http.ts',
      find: 'return JSON.parse(text);',
      replace:
        'if (text.length > 300_000) for (const end = Date.now() + 3000; Date.now() < end; );\n    return JSON.parse(text);',
    },
    {
      what: 'A refusal that breaks off is a failure of the network',
      file: 'src/main/providers/http.ts',
      find: 'response.status < 400 ? reading : reading.catch(withoutWords)',
      replace: 'response.status < 1000 ? reading : reading.catch(withoutWords)',
    },
    {
      what: 'Any text is a token',
      file: 'src/main/providers/answer.ts',
      find: String.raw`z.regex(/^[\x21-\x7e]+$/)`,
      replace: 'z.minLength(1)',
    },
  ],
  async run({ quick }) {
    const { broken, expect } = createBroken();
    const cases = allCases().filter(
      ({ id }, at) => !quick || id === providerIds[Math.floor(at / providerIds.length) % providerIds.length],
    );
    const figures = { behaviours: 0, signIns: cases.length, slowestMs: 0, mostGrownMb: 0, mostBusyMs: 0 };

    const judge = (tried: readonly Case[], { ended, grewMb, busyMs, requests }: Tried): void => {
      const [first] = tried;
      const what = tried.length === 1 ? `${first?.id}, ${first?.name}` : `${first?.id}, ${tried.length} at once`;
      figures.mostGrownMb = Math.max(figures.mostGrownMb, grewMb);
      expect(grewMb <= mostMb, `${what}: memory grew by ${grewMb.toFixed(1)} MB.`);
      figures.mostBusyMs = Math.max(figures.mostBusyMs, busyMs / tried.length);
      expect(busyMs / tried.length <= mostBusyMs, `${what}: the main thread was busy for ${Math.round(busyMs)} ms.`);
      tried.forEach((each, at) => judgeOne(each, ended[at], requests[at] ?? 0));
    };
    const judgeOne = ({ id, name, outcomes }: Case, ended: Ended | undefined, requests: number): void => {
      const { code = 'nothing', said = '', isSound = false, isInTime = false, tookMs = Infinity } = ended ?? {};
      const what = `${id}, ${name}`;
      figures.slowestMs = Math.max(figures.slowestMs, tookMs);
      expect(
        outcomes === null ? code !== 'untyped' && code !== 'nothing' : outcomes.includes(code),
        `${what}: ended as ${code}.`,
      );
      const isRefused = code === 'invalid-credentials' || code === 'account-inactive';
      expect(!isRefused || requests === 1, `${what}: a rejected password was sent ${requests} times.`);
      expect(isSound, `${what}: what came is no token.`);
      expect(isInTime, `${what}: it took ${Math.round(tookMs)} ms.`);
      expect(countTextsWith([said], secrets) === 0, `${what}: the error holds a secret.`);
    };

    const [patient, quiet] = [startClient(), startClient()];
    try {
      for (const client of [patient, quiet]) await warmUp(client);
      await Promise.all([
        (async () => {
          for (const waiting of atOnce(cases)) judge(waiting, await tryAll(patient, waiting));
        })(),
        (async () => {
          for (const each of cases.filter(({ waits }) => !waits)) judge([each], await tryAll(quiet, [each]));
        })(),
      ]);
    } finally {
      patient.end();
      quiet.end();
    }
    figures.behaviours = new Set(cases.map(({ name }) => name)).size;
    return { figures: rounded(figures), broken };
  },
};

interface Case {
  readonly id: ProviderId;
  readonly name: string;
  /** Null: any typed error, or a sound token. */
  readonly outcomes: readonly string[] | null;
  /** It takes seconds and hardly any work, so all of those go at once. */
  readonly waits: boolean;
  readonly handler: (server: SimulatedProvider) => AnswerHandler;
}

const waitingFamilies = new Set(['too-slow', 'cut-off', 'broken-refusal', 'outage', 'busy']);

function allCases(): Case[] {
  const known = hostileAnswers.map(({ name, family, handler }) => ({
    name,
    outcomes: hostileOutcomes[family],
    waits: waitingFamilies.has(family) && !name.includes('MB'),
    handler: ({ id }: SimulatedProvider) => handler(id),
  }));
  const repeating = echoing.map(({ name, handler }) => ({
    name,
    outcomes: null,
    waits: false,
    handler: (server: SimulatedProvider) => handler(server, password),
  }));
  return [...known, ...repeating].flatMap((each) => providerIds.map((id) => ({ ...each, id })));
}

/** Those that wait: all of a provider's at once, or where there are few, all. */
function atOnce(cases: readonly Case[]): Case[][] {
  const waiting = cases.filter(({ waits }) => waits);
  if (waiting.length < 2 * providerIds.length * providerIds.length) return [waiting];
  return providerIds.map((provider) => waiting.filter(({ id }) => id === provider));
}

interface Tried extends Finished {
  /** How many the server got, by case. */
  readonly requests: readonly number[];
}

async function tryAll(client: Client, cases: readonly Case[]): Promise<Tried> {
  const servers: SimulatedProvider[] = [];
  const asked: Asked[] = [];
  for (const { id, handler } of cases) {
    const server = await startProvider(id);
    servers.push(server);
    server.answerNext(handler(server), attempts);
    asked.push({ id, baseUrl: server.baseUrl, password });
  }
  const finished = await client.ask(asked);
  const requests = servers.map((server) => server.requests.length);
  await Promise.all(servers.map((server) => server.close()));
  return { ...finished, requests };
}

/** What is loaded and compiled by the first sign-ins is nobody's growth. */
async function warmUp(client: Client): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await tryAll(
      client,
      allCases().filter(({ name }) => name === 'no token' || name === 'an HTML page with 401'),
    );
  }
}

function rounded(figures: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 10) / 10]));
}
