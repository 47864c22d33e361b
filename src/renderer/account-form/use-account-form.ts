import { useState } from 'react';
import type { AccountView, ProviderForm } from '../../contract/account.ts';
import type { Failure } from '../../contract/result.ts';
import { actions, useWindow } from '../store/window.ts';
import type { Problems } from './account-fields.tsx';
import { draftOf, emptyForm, formOf, isTouched, type TypedAccount, withProvider } from './draft.ts';

interface AccountForm {
  readonly typed: TypedAccount;
  readonly provider: ProviderForm;
  readonly isTouched: boolean;
  readonly isSaving: boolean;
  readonly problems: Problems;
  /** What is wrong beside the fields. */
  readonly failure: Failure | null;
  readonly choose: (provider: ProviderForm) => void;
  readonly type: (change: Partial<TypedAccount>) => void;
  readonly save: () => Promise<void>;
  readonly forgetFailure: () => void;
}

/** The form's own state, which holds the typed password and goes with the form. Null `account`: a new one. */
export function useAccountForm(account: AccountView | null, firstProvider: ProviderForm): AccountForm {
  const providers = useWindow((state) => state.providers);
  const [start] = useState(() => (account === null ? emptyForm(firstProvider) : formOf(account, firstProvider)));
  const [typed, setTyped] = useState(start);
  const [failure, setFailure] = useState<Failure | null>(() => reasonToAsk(account));
  const [isSaving, setSaving] = useState(false);
  const provider = providers.find(({ id }) => id === typed.provider) ?? firstProvider;

  return {
    typed,
    provider,
    isTouched: isTouched(typed, start),
    isSaving,
    problems: failure?.code === 'invalid-input' ? failure.fields : {},
    failure,
    choose: (chosen) => setTyped((before) => withProvider(before, chosen)),
    type: (change) => setTyped((before) => ({ ...before, ...change })),
    forgetFailure: () => setFailure(null),
    save: async () => {
      if (isSaving) {
        return;
      }
      setSaving(true);
      setFailure(await actions.saveAccount(draftOf(typed, provider), account?.id ?? null));
      setSaving(false);
    },
  };
}

/** Opened because a password was refused, the form starts with the reason beside its field. */
function reasonToAsk(account: AccountView | null): Failure | null {
  if (account?.status.kind !== 'needs-password') {
    return null;
  }
  const { reason } = account.status;
  return { code: 'invalid-input', message: reason, fields: { password: reason } };
}
