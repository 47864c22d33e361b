import { type JSX, type ReactNode, useEffect, useState } from 'react';
import type { AccountView } from '../../contract/account.ts';
import type { AccountDetails, Attempt } from '../../contract/details.ts';
import type { Result } from '../../contract/result.ts';
import { AppModal } from '../app/modal.tsx';
import { actions, useWindow } from '../store/window.ts';
import './details-dialog.css';
import { DetailTable } from './detail-table.tsx';

/** What is known about one account; asked for anew whenever its status changes. */
export function DetailsDialog({ account }: { readonly account: AccountView }): JSX.Element {
  const { id, label, status } = account;
  const [answer, setAnswer] = useState<Result<AccountDetails> | null>(null);
  const form = useWindow((state) => state.providers.find((provider) => provider.id === account.provider));
  const { kind } = status;
  useEffect(() => {
    let isWanted = kind !== 'signing-in';
    void actions.loadDetails(id).then((loaded) => (isWanted ? setAnswer(loaded) : undefined));
    return () => {
      isWanted = false;
    };
    // Another status is another session: it is asked for anew.
  }, [id, kind]);
  return (
    <AppModal title={label} canClickAway onDismiss={actions.closeDialog}>
      <div className="modal-body details" aria-busy={answer === null}>
        {answer?.ok === true ? <Details details={answer.value} account={account} /> : null}
        {answer?.ok === false ? (
          <p className="field-note" role="alert" data-problem>
            {answer.error.message}
          </p>
        ) : null}
      </div>
      <div className="modal-footer">
        {form?.docsUrl ? (
          <a className="modal-footer-note" href={form.docsUrl} target="_blank" rel="noreferrer">
            {form.name}’s documentation
          </a>
        ) : null}
        {form?.canRefreshProfile === true ? (
          <button type="button" className="button" onClick={() => void refresh(id, setAnswer)}>
            Refresh profile
          </button>
        ) : null}
        <button type="button" className="button" onClick={actions.closeDialog}>
          Close
        </button>
      </div>
    </AppModal>
  );
}

async function refresh(id: string, show: (answer: Result<AccountDetails>) => void): Promise<void> {
  await actions.refreshProfile(id);
  show(await actions.loadDetails(id));
}

const afterSignIn = 'Known after a sign-in.';

interface DetailsProps {
  readonly details: AccountDetails;
  readonly account: AccountView;
}

function Details({ details, account }: DetailsProps): JSX.Element {
  const { hasSession, profile, claims, attempts, keychain, createdAt } = details;
  return (
    <>
      <Part title="Account">
        <DetailTable
          rows={[
            { name: 'Base URL', value: account.baseUrl },
            { name: 'Added', value: timeWords(createdAt) },
            { name: 'Last copied', value: account.lastUsedAt === null ? 'Never' : timeWords(account.lastUsedAt) },
            { name: 'In the keychain', value: keychainWords(keychain) },
          ]}
        />
      </Part>
      <Part title="Signed in as">
        {profile.length === 0 ? <Nothing>{hasSession ? 'The provider did not say.' : afterSignIn}</Nothing> : null}
        <DetailTable rows={profile} />
      </Part>
      <Part title="Token">
        {claims.length === 0 ? <Nothing>{hasSession ? 'This token is no JWT.' : afterSignIn}</Nothing> : null}
        <DetailTable rows={claims.map(({ name, value }) => ({ name, value: isoWords(value) }))} />
      </Part>
      <Part title="Sign-ins">
        {attempts.length === 0 ? <Nothing>None yet.</Nothing> : null}
        <DetailTable
          rows={attempts.map((attempt) => ({ name: timeWords(attempt.at), value: attemptWords(attempt) }))}
        />
      </Part>
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): JSX.Element {
  return (
    <section className="details-part" aria-label={title}>
      <h2 className="settings-heading">{title}</h2>
      {children}
    </section>
  );
}

function Nothing({ children }: { readonly children: string }): JSX.Element {
  return <p className="details-nothing">{children}</p>;
}

const dates = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

function timeWords(at: number): string {
  return dates.format(at);
}

/** Main tells times in ISO 8601. */
function isoWords(value: string): string {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? dates.format(new Date(value)) : value;
}

function keychainWords(keychain: AccountDetails['keychain']): string {
  if ('code' in keychain) {
    return keychain.message;
  }
  const held = [keychain.password ? 'the password' : null, keychain.session ? 'the last session' : null].filter(
    Boolean,
  );
  return held.length === 0 ? 'Nothing' : held.join(' and ').replace(/^t/, 'T');
}

function attemptWords({ tookMs, failure }: Attempt): string {
  return failure ?? `Signed in after ${(tookMs / 1000).toFixed(1)} s`;
}
