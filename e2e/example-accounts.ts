import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment, ProviderId } from '../src/contract/account.ts';
import type { AccountRecord } from '../src/main/accounts/account-record.ts';

const minute = 60_000;
const hour = 60 * minute;

interface Example {
  readonly provider: ProviderId;
  readonly label: string;
  readonly name: string;
  readonly baseUrl: string;
  readonly environment: Environment;
  readonly tags?: readonly string[];
  readonly pinned?: boolean;
  /** Null: signed out. Below zero: expired since then. In ms. */
  readonly lifeLeft: number | null;
  readonly rejected?: string;
}

const examples: readonly Example[] = [
  {
    provider: 'cloudidr',
    label: 'prod admin',
    name: 'ada@acme.example',
    baseUrl: 'https://public-api.cloudidr.com',
    environment: 'production',
    tags: ['eu'],
    pinned: true,
    lifeLeft: 42 * minute,
  },
  {
    provider: 'cloudidr',
    label: 'staging admin',
    name: 'ada@acme.example',
    baseUrl: 'https://staging-api.cloudidr.com',
    environment: 'staging',
    lifeLeft: 7 * minute,
  },
  {
    provider: 'cloudio',
    label: 'billing imports',
    name: 'steve.m',
    baseUrl: 'https://next.cloudio.io',
    environment: 'production',
    tags: ['nightly', 'imports'],
    lifeLeft: -2 * hour,
  },
  {
    provider: 'auths',
    label: 'sandbox',
    name: 'johndoe@acme.example',
    baseUrl: 'https://auths.acme.example/gateway',
    environment: 'development',
    lifeLeft: 23 * hour,
  },
  {
    provider: 'neostra',
    label: 'tenant north',
    name: 'ops@acme.example',
    baseUrl: 'https://api.neostra.io',
    environment: 'staging',
    lifeLeft: null,
    rejected: 'Authentication required. Please provide a valid API token',
  },
  {
    provider: 'appmixer',
    label: 'flows',
    name: 'tomas',
    baseUrl: 'https://api.acme.appmixer.cloud',
    environment: 'development',
    lifeLeft: null,
  },
];

/** Fills a profile with so many accounts, as after a week of use. No secrets: what the list shows needs none. */
export async function writeExamples(profile: string, count: number): Promise<void> {
  const accounts = Array.from({ length: count }, (_, index) => exampleAt(index));
  await mkdir(profile, { recursive: true });
  await writeFile(join(profile, 'accounts.json'), JSON.stringify({ version: 1, accounts }), { mode: 0o600 });
}

function exampleAt(index: number): Partial<AccountRecord> {
  const example = examples[index % examples.length];
  if (!example) throw new Error('There are no examples.');
  const round = Math.floor(index / examples.length);
  const { provider, label, name, baseUrl, environment, tags = [], pinned = false, lifeLeft, rejected = null } = example;
  const now = Date.now();
  const lifetimeMs = provider === 'auths' ? 24 * hour : hour;
  return {
    id: crypto.randomUUID(),
    provider,
    label: round === 0 ? label : `${label} ${round + 1}`,
    identifier: { kind: name.includes('@') ? 'email' : 'username', value: name },
    baseUrl,
    tags: [...tags],
    environment,
    pinned: pinned && round === 0,
    createdAt: now - 30 * 24 * hour,
    lastUsedAt: round === 0 && lifeLeft !== null ? now - 10 * minute - index : null,
    rejected,
    session:
      lifeLeft === null || round > 2
        ? null
        : { receivedAt: now + lifeLeft - lifetimeMs, lifetimeMs, freshForMs: lifetimeMs - minute },
    pending: null,
  };
}
