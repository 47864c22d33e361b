import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { ChosenFile, ImportOutcome, ImportPreview } from '../../contract/transfer.ts';
import { t } from '../../contract/language/language.ts';
import type { createAccountChanges } from '../accounts/account-changes.ts';
import type { AccountSecrets } from '../accounts/account-secrets.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { TokendockError } from '../errors.ts';
import type { providers as allProviders } from '../providers/index.ts';
import { Secret } from '../secret.ts';
import { isAgeFile, open } from './age-file.ts';
import type { AgeWork } from './age-file.ts';
import { planImport } from './import-plan.ts';
import type { ImportStep } from './import-plan.ts';
import { parseTransfer, unusable } from './transfer-file.ts';

interface Importing {
  readonly accounts: Accounts;
  readonly secrets: AccountSecrets;
  readonly changes: Pick<ReturnType<typeof createAccountChanges>, 'addKnown' | 'edit'>;
  readonly providers: typeof allProviders;
  readonly age: AgeWork;
  readonly onChange: (id: string) => void;
}

export interface Imports {
  /** Reads the file: a preview, or the question for its passphrase. Fails with `invalid-input` in words about the file. */
  readonly choose: (file: string) => Promise<ChosenFile>;
  /** Fails with `invalid-input` at the field `passphrase`. */
  readonly openWith: (ticket: string, passphrase: string) => Promise<ImportPreview>;
  /** Does what the preview showed; what fails for one account does not keep back the others. */
  readonly apply: (ticket: string) => Promise<ImportOutcome>;
  /** Drops what was read. */
  readonly drop: () => void;
}

const largestFile = 5 * 1024 * 1024;
/** The file's passwords are not kept in memory for longer than it takes to read a preview, in ms. */
const keptFor = 5 * 60_000;

interface Held {
  readonly ticket: string;
  readonly fileName: string;
  readonly sealed: Buffer | null;
  readonly steps: readonly ImportStep[];
}

export function createImports({ accounts, secrets, changes, providers, age, onChange }: Importing): Imports {
  let held: Held | null = null;
  let timer: NodeJS.Timeout | null = null;

  function hold(next: Held | null): void {
    if (timer) clearTimeout(timer);
    held = next;
    timer = next === null ? null : setTimeout(() => hold(null), keptFor);
    timer?.unref();
  }

  function heldAs(ticket: string): Held {
    if (held?.ticket === ticket) return held;
    throw new TokendockError({ code: 'cancelled', message: t('import.tooLongAgo') });
  }

  async function preview(fileName: string, content: string): Promise<ImportPreview> {
    const steps = await planImport(parseTransfer(content), { accounts: accounts.list(), secrets, providers });
    const ticket = crypto.randomUUID();
    hold({ ticket, fileName, sealed: null, steps });
    return {
      kind: 'preview',
      ticket,
      fileName,
      plan: steps.map(({ id, label, what, words }) => ({ id, label, what, words })),
    };
  }

  async function applyStep({ what, from, draft, existing }: ImportStep): Promise<void> {
    if (what === 'skip') return;
    const id = existing?.id ?? (await changes.addKnown(draft, { id: accounts.has(from.id) ? undefined : from.id }));
    if (existing) await changes.edit({ ...draft, id });
    accounts.update(id, { pinned: from.pinned });
    onChange(id);
  }

  return {
    async choose(file) {
      const fileName = basename(file);
      const content = readWhole(file);
      if (!isAgeFile(content)) return preview(fileName, content.toString('utf8'));
      const ticket = crypto.randomUUID();
      hold({ ticket, fileName, sealed: content, steps: [] });
      return { kind: 'encrypted', ticket, fileName };
    },
    async openWith(ticket, passphrase) {
      const { sealed, fileName } = heldAs(ticket);
      if (!sealed) throw unusable(t('import.noPassphrase'));
      return preview(fileName, await open(age, sealed, new Secret(passphrase)));
    },
    async apply(ticket) {
      const { steps } = heldAs(ticket);
      hold(null);
      const done = { add: 0, change: 0, skip: 0 };
      const problems: string[] = [];
      for (const step of steps) {
        try {
          await applyStep(step);
          done[step.what] += 1;
        } catch (error) {
          const why = error instanceof TokendockError ? error.message : t('import.notImported');
          problems.push(`${step.label}: ${why}`);
        }
      }
      return { added: done.add, changed: done.change, problems };
    },
    drop: () => hold(null),
  };
}

function readWhole(file: string): Buffer {
  try {
    if (statSync(file).size > largestFile) throw unusable(t('import.tooLarge'));
    return readFileSync(file);
  } catch (error) {
    throw error instanceof TokendockError ? error : unusable(t('import.unreadable'));
  }
}
