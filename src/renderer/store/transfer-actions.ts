import type { Failure, Result } from '../../contract/result.ts';
import type { ChosenFile, ImportPreview } from '../../contract/transfer.ts';
import { t } from '../../contract/language/language.ts';
import type { Desk } from './desk.ts';

/** Accounts to a file and from one. */
export function transferActions({ store, call, say }: Desk) {
  return {
    /** Null where it was exported, or given up. */
    exportAccounts: async (passphrase: string | null): Promise<Failure | null> => {
      const answer = await call('exportAccounts', { passphrase });
      if (!answer.ok) {
        return answer.error;
      }
      const { fileName } = answer.value;
      if (fileName !== null) {
        store.setState({ dialog: null });
        say({ about: 'transfer', tone: 'done', text: t('done.exported', { file: fileName }) });
      }
      return null;
    },

    chooseImport: (): Promise<Result<ChosenFile>> => call('chooseImport'),
    openImport: (ticket: string, passphrase: string): Promise<Result<ImportPreview>> =>
      call('openImport', { ticket, passphrase }),

    /** Answers what could not be imported; with nothing of that, the dialog closes. */
    applyImport: async (ticket: string): Promise<readonly string[]> => {
      const answer = await call('applyImport', { ticket });
      if (!answer.ok) {
        return [answer.error.message];
      }
      const { added, changed, problems } = answer.value;
      if (problems.length === 0) {
        store.setState({ dialog: null });
        say({ about: 'transfer', tone: 'done', text: t('done.imported', { added, changed }) });
      }
      return problems;
    },

    leaveImport: async (): Promise<void> => {
      store.setState({ dialog: null });
      await call('dropImport');
    },
  };
}
