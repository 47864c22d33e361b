import type { SimulatedProvider } from '../../providers/simulated-provider.ts';
import type { SecretService } from '../../secret-service.ts';
import { draftFor } from '../desk.ts';
import type { Deed, Done } from './desk-messages.ts';
import { differences } from './differences.ts';
import type { KillableDesk } from './killable-desk.ts';
import { newlyKnown, noteAddition, noteDeletion, notePassword, noteRenaming, noteSignIn } from './known-account.ts';
import type { KnownAccount } from './known-account.ts';
import type { Step, Turn } from './steps.ts';

/** What outlives each sequence. */
export interface Stage {
  readonly desk: KillableDesk;
  readonly service: SecretService;
  readonly server: SimulatedProvider;
}

/** Plays a sequence in a new folder; answers where records and keyring differ after the next start. */
export async function play(
  { desk, service, server }: Stage,
  turns: readonly Turn[],
  folder: string,
): Promise<string[]> {
  const known: KnownAccount[] = [];
  let changes = 0;
  let secrets = 0;
  const newPassword = (): string => `canary-divergence-${++secrets}`;

  async function takeStep(step: Step, alone: boolean): Promise<void> {
    if ('account' in step) return changeOne(step, alone);
    switch (step.what) {
      case 'add': {
        const password = newPassword();
        const account = newlyKnown(`a${known.length}`, password);
        known.push(account);
        tellProvider(account, password);
        return noteAddition(account, await carryOut({ what: 'add', draft: formOf(account, { password }) }));
      }
      case 'lock':
        return service.lock();
      case 'unlock':
        return service.unlock();
      case 'restart':
        await carryOut({ what: 'start', folder });
    }
  }

  type Change = Extract<Step, { account: number }>;
  async function changeOne(step: Change, alone: boolean): Promise<void> {
    const account = known[step.account % known.length];
    if (!account || account.id === null) return;
    const { id } = account;
    switch (step.what) {
      case 'rename': {
        const label = `${account.name} ${++changes}`;
        return noteRenaming(
          account,
          await carryOut({ what: 'edit', id, draft: formOf(account, { label }) }),
          label,
          alone,
        );
      }
      case 'change-password': {
        const password = newPassword();
        if (step.right) tellProvider(account, password);
        const draft = formOf(account, { password });
        // The form carries a label, too.
        const done = await carryOut({ what: 'edit', id, draft });
        notePassword(account, done, password, alone);
        return noteRenaming(account, done, draft.label, alone);
      }
      case 'sign-in':
        noteSignIn(account, alone);
        await carryOut({ what: 'sign-in', id });
        return;
      case 'delete':
        return noteDeletion(account, await carryOut({ what: 'delete', id }));
    }
  }

  const carryOut = (deed: Deed): Promise<Done | null> => desk.carryOut(deed);
  const tellProvider = (account: KnownAccount, password: string): void => {
    const { name } = account;
    account.atProvider = password;
    server.addUser({ username: name, email: `${name}@example.com`, password });
  };
  const formOf = (account: KnownAccount, given: { label?: string; password?: string }) => {
    const label = given.label ?? [...account.labels].at(-1) ?? account.name;
    return draftFor(server.baseUrl, label, { username: account.name, password: given.password ?? '' });
  };

  await desk.carryOut({ what: 'start', folder });
  for (const { steps, crash } of turns) {
    if (crash) await desk.carryOut({ what: 'crash-later', ...crash });
    await Promise.all(steps.map((step) => takeStep(step, steps.length === 1)));
    if (!crash) continue;
    await desk.kill();
    await desk.carryOut({ what: 'start', folder });
  }
  await service.unlock();
  const last = await desk.carryOut({ what: 'start', folder });
  return last?.found ? differences(known, last.found, await service.items()) : ['The last start did not end well.'];
}
