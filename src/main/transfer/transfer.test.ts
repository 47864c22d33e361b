import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { providers } from '../providers/index.ts';
import { aDraft } from '../testing/an-account.ts';
import { openTestDesk } from '../testing/desk.ts';
import type { Desk } from '../testing/desk.ts';
import { failureOf } from '../testing/failure-of.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import type { AgeWork } from './age-file.ts';
import { exportAccounts } from './export-accounts.ts';
import { createImports } from './import-accounts.ts';
import { parseTransfer } from './transfer-file.ts';

/** What age itself does is tested with the real program: this only moves bytes. */
const age: AgeWork = async ({ plain, sealed }) =>
  plain === undefined ? (sealed ?? null) : Buffer.from(`age-encryption.org/v1\n${plain}`);

const strong = 'five unrelated words make a key';
const now = (): number => Date.UTC(2026, 10, 24);

async function exported(desk: Desk, passphrase: string | null = null): Promise<string> {
  const file = join(temporaryFolder(), 'accounts');
  await exportAccounts(file, passphrase, { accounts: desk.accounts, secrets: desk.secrets, age, now });
  return file;
}

function importsOf({ accounts, secrets, changes }: Desk) {
  return createImports({ accounts, secrets, changes, providers, age, onChange: () => undefined });
}

/** The accounts of a file that holds passwords, without the encryption around it. */
async function withPasswords(desk: Desk): Promise<string> {
  const file = await exported(desk, strong);
  writeFileSync(file, readFileSync(file, 'utf8').replace('age-encryption.org/v1\n', ''));
  return file;
}

async function previewOf(desk: Desk, file: string) {
  const imports = importsOf(desk);
  const chosen = await imports.choose(file);
  if (chosen.kind !== 'preview') throw new Error(`A preview was expected, not ${chosen.kind}.`);
  const told = chosen.plan.map(({ label, what, words }) => [what, label, words]);
  return { imports, told, apply: () => imports.apply(chosen.ticket) };
}

describe('an export', () => {
  it('without passwords holds none, and only its owner can read it', async () => {
    const desk = openTestDesk();
    await desk.changes.add(aDraft());
    const file = await exported(desk);
    expect(statSync(file).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
    expect(readFileSync(file, 'utf8')).not.toContain('canary-password');
    expect(parseTransfer(readFileSync(file, 'utf8'))).toHaveLength(1);
  });

  it('with a passphrase holds the passwords', async () => {
    const desk = openTestDesk();
    await desk.changes.add(aDraft());
    expect(readFileSync(await exported(desk, strong), 'utf8')).toContain('canary-password');
  });

  it('is refused with a short passphrase, at the field', async () => {
    const failure = await failureOf(() => exported(openTestDesk(), 'short'));
    expect(failure).toMatchObject({ fields: { passphrase: expect.stringContaining('at least 12') } });
  });

  it('writes nothing where one password can’t be read', async () => {
    const desk = openTestDesk();
    await desk.changes.add(aDraft());
    desk.keychain.fail('keychain-locked');
    const folder = temporaryFolder();
    const from = { accounts: desk.accounts, secrets: desk.secrets, age, now };
    const failure = await failureOf(() => exportAccounts(join(folder, 'x'), strong, from));
    expect(failure).toMatchObject({
      code: 'keychain-locked',
      message: expect.stringMatching(/^Nothing was exported\./),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says where it could not write, and leaves nothing half there', async () => {
    const file = join(temporaryFolder(), 'no such folder', 'x');
    const { accounts, secrets } = openTestDesk();
    const failure = await failureOf(() => exportAccounts(file, null, { accounts, secrets, age, now }));
    expect(failure.code).toBe('store-unwritable');
  });
});

describe('an import', () => {
  it('into an empty program adds every account with its password and its id', async () => {
    const there = openTestDesk();
    const id = await there.changes.add(aDraft({ environment: 'production' }));
    there.accounts.update(id, { pinned: true });
    const here = openTestDesk();
    const { told, apply } = await previewOf(here, await withPasswords(there));
    expect(told).toEqual([['add', 'prod admin', 'with its password']]);
    expect(here.accounts.list()).toEqual([]);
    expect(await apply()).toEqual({ added: 1, changed: 0, problems: [] });
    expect(here.accounts.get(id)).toMatchObject({ label: 'prod admin', environment: 'production', pinned: true });
    expect((await here.secrets.password(id))?.reveal()).toBe('canary-password');
  });

  it('without passwords adds accounts that then ask for theirs', async () => {
    const there = openTestDesk();
    const id = await there.changes.add(aDraft());
    const here = openTestDesk();
    const { told, apply } = await previewOf(here, await exported(there));
    expect(told).toEqual([['add', 'prod admin', 'without a password']]);
    await apply();
    await failureOf(() => here.tokens.freshToken(id));
    expect(here.statusOf(id).kind).toBe('needs-password');
    expect(here.requests).toEqual([]);
  });

  it('skips what is the same, and says so when it would replace a password', async () => {
    const desk = openTestDesk();
    const id = await desk.changes.add(aDraft());
    const file = await withPasswords(desk);
    expect((await previewOf(desk, file)).told).toEqual([['skip', 'prod admin', 'is here already']]);
    await desk.changes.edit({ ...aDraft({ label: 'mine', password: 'newer' }), id });
    const { told, apply } = await previewOf(desk, file);
    expect(told).toEqual([['change', 'prod admin', 'changes its label, replaces its password']]);
    expect(await apply()).toEqual({ added: 0, changed: 1, problems: [] });
    expect((await desk.secrets.password(id))?.reveal()).toBe('canary-password');
  });

  it('knows an account by its sign-in where the id is another', async () => {
    const there = openTestDesk();
    await there.changes.add(aDraft({ label: 'theirs' }));
    const here = openTestDesk();
    await here.changes.add(aDraft({ label: 'ours' }));
    expect((await previewOf(here, await exported(there))).told).toEqual([['change', 'theirs', 'changes its label']]);
  });

  it('skips what no form would accept, and says why', async () => {
    const desk = openTestDesk();
    await desk.changes.add(aDraft());
    const file = await exported(desk);
    const text = readFileSync(file, 'utf8').replace(
      'https://public-api.cloudidr.com',
      'http://public-api.cloudidr.com',
    );
    writeFileSync(file, text);
    const [line] = (await previewOf(openTestDesk(), file)).told;
    expect(line?.[0]).toBe('skip');
    expect(line?.[2]).toMatch(/https/);
  });

  it('does not send a saved password elsewhere', async () => {
    const desk = openTestDesk();
    await desk.changes.add(aDraft());
    const file = await exported(desk);
    writeFileSync(file, readFileSync(file, 'utf8').replace('public-api.cloudidr.com', 'stranger.example'));
    const { told, apply } = await previewOf(desk, file);
    expect(told[0]?.[0]).toBe('skip');
    await apply();
    expect(desk.accounts.list()[0]?.baseUrl).toBe('https://public-api.cloudidr.com');
  });

  it('tells each account that fails, and imports the others', async () => {
    const there = openTestDesk();
    const first = await there.changes.add(aDraft({ label: 'first' }));
    await there.changes.add(aDraft({ label: 'second', username: 'bob' }));
    const here = openTestDesk();
    const { apply } = await previewOf(here, await withPasswords(there));
    here.keychain.fail('keychain-locked', `set ${first}`);
    const outcome = await apply();
    expect(outcome).toMatchObject({ added: 1, problems: [expect.stringMatching(/^first: /)] });
    expect(here.accounts.list().map(({ label }) => label)).toEqual(['second']);
  });

  it.each([
    ['', 'damaged'],
    ['[]', 'holds no accounts'],
    ['{"format":"tokendock-accounts","version":2}', 'newer'],
    ['{"format":"tokendock-accounts","version":1,"accounts":[{"id":"x"}]}', 'account number 1'],
    ['{"__proto__":{"format":"tokendock-accounts"}}', 'holds no accounts'],
  ])('of %j says what is wrong and changes nothing', async (text, words) => {
    const file = join(temporaryFolder(), 'x.json');
    writeFileSync(file, text);
    expect((await failureOf(() => importsOf(openTestDesk()).choose(file))).message).toContain(words);
  });

  it('refuses a file that is too large, or not there', async () => {
    const file = join(temporaryFolder(), 'x.json');
    expect((await failureOf(() => importsOf(openTestDesk()).choose(file))).message).toContain('can’t be read');
    writeFileSync(file, ' '.repeat(5 * 1024 * 1024 + 1));
    expect((await failureOf(() => importsOf(openTestDesk()).choose(file))).message).toContain('too large');
  });

  it('does nothing twice, and nothing that was dropped', async () => {
    const there = openTestDesk();
    await there.changes.add(aDraft());
    const here = openTestDesk();
    const { imports, apply } = await previewOf(here, await exported(there));
    imports.drop();
    expect((await failureOf(apply)).code).toBe('cancelled');
    expect(here.accounts.list()).toEqual([]);
  });
});
