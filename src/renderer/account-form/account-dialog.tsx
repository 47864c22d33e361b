import { type FormEvent, type JSX, type RefObject, useEffect, useRef, useState } from 'react';
import type { AccountView, ProviderForm } from '../../contract/account.ts';
import type { Failure } from '../../contract/result.ts';
import { t } from '../../contract/language/language.ts';
import { AppModal } from '../app/modal.tsx';
import { useStartFocus } from '../app/use-start-focus.ts';
import { KeepInMemoryButton } from '../banners/banners.tsx';
import { actions, useWindow } from '../store/window.ts';
import './account-dialog.css';
import { AccountFields, type StartAt } from './account-fields.tsx';
import { useAccountForm } from './use-account-form.ts';

interface AccountDialogProps {
  /** Null for a new one. */
  readonly account: AccountView | null;
  readonly startAt: StartAt;
}

export function AccountDialog({ account, startAt }: AccountDialogProps): JSX.Element | null {
  const providers = useWindow((state) => state.providers);
  const firstProvider = providers.find(({ id }) => id === account?.provider) ?? providers[0];
  return firstProvider === undefined ? null : (
    <AccountForm account={account} startAt={startAt} firstProvider={firstProvider} />
  );
}

interface AccountFormProps extends AccountDialogProps {
  readonly firstProvider: ProviderForm;
}

function AccountForm({ account, startAt, firstProvider }: AccountFormProps): JSX.Element {
  const providers = useWindow((state) => state.providers);
  const form = useAccountForm(account, firstProvider);
  const element = useFirstProblem(form.failure);
  const leaving = useLeaving(form.isTouched);
  const willSignIn = account === null || form.typed.password !== '';

  const creates = form.typed.newUser && form.provider.canCreateUser && account === null;

  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void form.save();
  };

  return (
    <AppModal title={t(account === null ? 'form.add' : 'form.edit')} onDismiss={leaving.dismiss}>
      <form className="account-form" ref={element} noValidate onSubmit={onSubmit}>
        <div className="modal-body">
          <AccountFields
            typed={form.typed}
            provider={form.provider}
            providers={providers}
            problems={form.problems}
            startAt={startAt}
            hasPassword={account !== null}
            onChoose={form.choose}
            onType={form.type}
          />
        </div>
        <FormFailure failure={form.failure} onResolved={() => void form.save()} />
        {leaving.isAsking ? (
          <LeaveQuestion onStay={leaving.stay} />
        ) : (
          <div className="modal-footer">
            <button type="button" className="button" onClick={actions.closeDialog}>
              {t('form.cancel')}
            </button>
            <button className="button button-primary" type="submit">
              {t(
                form.isSaving
                  ? 'form.saving'
                  : creates
                    ? 'form.createUser'
                    : willSignIn
                      ? 'form.saveAndSignIn'
                      : 'form.save',
              )}
            </button>
          </div>
        )}
      </form>
    </AppModal>
  );
}

interface Leaving {
  readonly isAsking: boolean;
  readonly dismiss: () => void;
  readonly stay: () => void;
}

/** Closing by Escape: at once where nothing is typed, else after a question, from which one returns to one's place. */
function useLeaving(isTouched: boolean): Leaving {
  const [place, setPlace] = useState<Element | null>(null);
  const stay = (): void => {
    setPlace(null);
    if (place instanceof HTMLElement) {
      place.focus();
    }
  };
  return {
    isAsking: place !== null,
    stay,
    dismiss: () => {
      if (!isTouched) {
        actions.closeDialog();
      } else if (place === null) {
        setPlace(document.activeElement);
      } else {
        stay();
      }
    },
  };
}

/** Moves the focus to the first field that is wrong. */
function useFirstProblem(failure: Failure | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (failure !== null) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }, [failure]);
  return form;
}

interface FormFailureProps {
  readonly failure: Failure | null;
  readonly onResolved: () => void;
}

/** Why saving failed, where no field is to blame. */
function FormFailure({ failure, onResolved }: FormFailureProps): JSX.Element | null {
  if (failure === null || (failure.code === 'invalid-input' && Object.keys(failure.fields).length > 0)) {
    return null;
  }
  return (
    <div className="form-failure" role="alert">
      <p>{failure.message}</p>
      {failure.code === 'keychain-unavailable' ? <KeepInMemoryButton onKept={onResolved} /> : null}
    </div>
  );
}

/** Escape was pressed with something typed: asked in place, so that neither the text nor the person's place is lost. */
function LeaveQuestion({ onStay }: { readonly onStay: () => void }): JSX.Element {
  const stay = useStartFocus<HTMLButtonElement>();
  return (
    <div className="modal-footer">
      <output className="modal-footer-note">{t('form.discardQuestion')}</output>
      <button type="button" className="button" ref={stay} onClick={onStay}>
        {t('form.keepEditing')}
      </button>
      <button type="button" className="button button-danger" onClick={actions.closeDialog}>
        {t('form.discard')}
      </button>
    </div>
  );
}
