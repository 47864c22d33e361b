import type { JSX } from 'react';
import { AccountDialog } from '../account-form/account-dialog.tsx';
import { ChooseDialog } from '../choose/choose-dialog.tsx';
import { CopyGuardDialog } from '../copy-guard/copy-guard-dialog.tsx';
import { DeleteDialog } from '../delete-account/delete-dialog.tsx';
import { DetailsDialog } from '../details/details-dialog.tsx';
import { CheckDialog } from '../sign-in-check/check-dialog.tsx';
import { SettingsDialog } from '../settings/settings-dialog.tsx';
import { ExportDialog } from '../transfer/export-dialog.tsx';
import { ImportDialog } from '../transfer/import-dialog.tsx';
import { useWindow } from '../store/window.ts';

export function Dialogs(): JSX.Element | null {
  const dialog = useWindow((state) => state.dialog);
  const account = useWindow((state) =>
    state.dialog !== null && 'id' in state.dialog ? state.accounts[state.dialog.id] : undefined,
  );
  switch (dialog?.kind) {
    case 'add':
      return <AccountDialog account={null} startAt="provider" />;
    case 'edit':
      return account === undefined ? null : (
        <AccountDialog account={account} startAt={dialog.startAt} key={account.id} />
      );
    case 'delete':
      return <DeleteDialog ids={dialog.ids} />;
    case 'details':
      return account === undefined ? null : <DetailsDialog account={account} />;
    case 'check':
      return account === undefined ? null : <CheckDialog account={account} />;
    case 'choose':
      return account === undefined ? null : <ChooseDialog account={account} />;
    case 'copy-guard':
      return account === undefined ? null : <CopyGuardDialog account={account} form={dialog.form} />;
    case 'export':
      return <ExportDialog />;
    case 'import':
      return <ImportDialog />;
    case 'settings':
      return <SettingsDialog />;
    case undefined:
      return null;
  }
}
