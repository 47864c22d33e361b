import { type JSX, type ReactNode, useEffect, useState } from 'react';
import type { AccountView } from '../../contract/account.ts';
import type { AccountDetails, Attempt } from '../../contract/details.ts';
import type { Result } from '../../contract/result.ts';
import { durationWords, secondsWords, timeWords } from '../../contract/words.ts';
import { t } from '../../contract/language/language.ts';
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
      {/* It scrolls, and holds nothing else that takes the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="modal-body details" aria-label={label} aria-busy={answer === null} tabIndex={0}>
        {answer?.ok === true ? (
          <Details details={answer.value} account={account} providerName={form?.name ?? account.provider} />
        ) : null}
        {answer?.ok === false ? (
          <p className="field-note" role="alert" data-problem>
            {answer.error.message}
          </p>
        ) : null}
      </section>
      <div className="modal-footer">
        {form?.docsUrl ? (
          <a className="modal-footer-note" href={form.docsUrl} target="_blank" rel="noreferrer">
            {t('details.documentation', { provider: form.name })}
          </a>
        ) : null}
        {form?.canRefreshProfile === true ? (
          <button type="button" className="button" onClick={() => void refresh(id, setAnswer)}>
            {t('row.refreshProfile')}
          </button>
        ) : null}
        <button type="button" className="button" onClick={actions.closeDialog}>
          {t('details.close')}
        </button>
      </div>
    </AppModal>
  );
}

async function refresh(id: string, show: (answer: Result<AccountDetails>) => void): Promise<void> {
  await actions.refreshProfile(id);
  show(await actions.loadDetails(id));
}

interface DetailsProps {
  readonly details: AccountDetails;
  readonly account: AccountView;
  readonly providerName: string;
}

function Details({ details, account, providerName }: DetailsProps): JSX.Element {
  const { hasSession, profile, claims, attempts, keychain, createdAt } = details;
  return (
    <>
      <Part title={t('details.account')}>
        <DetailTable
          rows={[
            { name: t('form.provider'), value: providerName },
            { name: t(`form.${account.identifier.kind}`), value: account.identifier.value },
            { name: t('form.baseUrl'), value: account.baseUrl },
            ...(account.environment === null
              ? []
              : [{ name: t('form.environment'), value: t(`environment.${account.environment}`) }]),
            ...(account.tags.length === 0 ? [] : [{ name: t('form.tags'), value: account.tags.join(', ') }]),
            { name: t('details.added'), value: timeWords(createdAt) },
            {
              name: t('details.lastCopied'),
              value: account.lastUsedAt === null ? t('details.never') : timeWords(account.lastUsedAt),
            },
            { name: t('details.inKeychain'), value: keychainWords(keychain) },
          ]}
        />
      </Part>
      <Part title={t('details.signedInAs')}>
        {profile.length === 0 ? <Nothing>{t(hasSession ? 'details.notSaid' : 'details.afterSignIn')}</Nothing> : null}
        <DetailTable rows={profile} />
      </Part>
      <Part title={t('details.token')}>
        {claims.length === 0 ? <Nothing>{t(hasSession ? 'details.noJwt' : 'details.afterSignIn')}</Nothing> : null}
        <DetailTable rows={claims.map(({ name, value }) => ({ name, value: isoWords(value) }))} />
      </Part>
      <Part title={t('details.signIns')}>
        {attempts.length === 0 ? <Nothing>{t('details.noneYet')}</Nothing> : null}
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

/** Main tells times in ISO 8601. */
function isoWords(value: string): string {
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) {
    return value;
  }
  const at = Date.parse(value);
  const away = at - Date.now();
  const words = { time: timeWords(at), duration: durationWords(Math.abs(away)) };
  return away > 0 ? t('details.timeAhead', words) : t('details.timePast', words);
}

function keychainWords(keychain: AccountDetails['keychain']): string {
  if ('code' in keychain) {
    return keychain.message;
  }
  const { password, session } = keychain;
  if (password && session) {
    return t('details.passwordAndSession');
  }
  return t(password ? 'details.passwordOnly' : session ? 'details.sessionOnly' : 'details.nothing');
}

function attemptWords({ tookMs, failure }: Attempt): string {
  return failure ?? t('details.signedInAfter', { duration: secondsWords(tookMs) });
}
