import type { JSX } from 'react';
import type { AccountStatus, AccountView } from '../../contract/account.ts';
import { t } from '../../contract/language/language.ts';
import { Icon, type IconName } from '../design/icon.tsx';
import { actions, useAtTime } from '../store/window.ts';
import './account-status.css';
import { apartFromRow } from './apart-from-row.ts';
import { statusId } from './element-ids.ts';
import { LifeRing } from './life-ring.tsx';
import { viewStatus } from './status-view.ts';

interface AccountStatusLineProps {
  readonly account: AccountView;
  /** The number of the element that draws its row. */
  readonly element: number;
}

export function AccountStatusLine({ account, element }: AccountStatusLineProps): JSX.Element {
  const { id, status } = account;
  const text = useAtTime((now) => viewStatus(status, now).text);
  const tone = useAtTime((now) => viewStatus(status, now).tone);
  return (
    <div className="account-status" data-tone={tone}>
      <StatusSign status={status} />
      <span className="account-status-text" id={statusId(element)} title={tone === 'trouble' ? text : undefined}>
        {text}
      </span>
      <StatusRemedy id={id} status={status} />
    </div>
  );
}

const troubleIcons: Partial<Record<AccountStatus['kind'], IconName>> = {
  'needs-password': 'key',
  'needs-choice': 'info',
  failed: 'alert',
  'keychain-locked': 'lock',
};

function StatusSign({ status }: { readonly status: AccountStatus }): JSX.Element {
  const life = useAtTime((now) => viewStatus(status, now).life);
  const icon = troubleIcons[status.kind];
  if (icon !== undefined) {
    return <Icon name={icon} />;
  }
  return status.kind === 'signing-in' ? <span className="spinner" /> : <LifeRing life={life} />;
}

/** What a person can do about it, right where it says what is wrong. */
function StatusRemedy({ id, status }: { readonly id: string; readonly status: AccountStatus }): JSX.Element | null {
  if (status.kind === 'needs-password') {
    return <Remedy name={t('row.enterPassword')} onChoose={() => actions.openAccount(id, 'password')} />;
  }
  if (status.kind === 'needs-choice') {
    return <Remedy name={t('row.choose')} onChoose={() => actions.openChoice(id)} />;
  }
  if (status.kind === 'keychain-locked') {
    return <Remedy name={t('list.tryAgain')} onChoose={() => void actions.signIn(id)} />;
  }
  return status.kind !== 'failed' ? null : (
    <>
      {status.retryable ? <Remedy name={t('list.tryAgain')} onChoose={() => void actions.signIn(id)} /> : null}
      <Remedy name={t('row.whyNot')} onChoose={() => actions.openCheck(id)} />
    </>
  );
}

function Remedy({ name, onChoose }: { readonly name: string; readonly onChoose: () => void }): JSX.Element {
  return (
    <span className="account-remedy" {...apartFromRow}>
      <button type="button" className="button button-small" onClick={onChoose}>
        {name}
      </button>
    </span>
  );
}
