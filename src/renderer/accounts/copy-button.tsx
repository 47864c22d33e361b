import type { JSX } from 'react';
import type { AccountView } from '../../contract/account.ts';
import type { CopyForm } from '../../contract/copy-forms.ts';
import { Icon } from '../design/icon.tsx';
import { actions, useWindow } from '../store/window.ts';

const words = { busy: 'Copying…', done: 'Copied' } as const;

/** As many letters as the button has room for. */
const shortNames: Readonly<Record<CopyForm, string>> = {
  token: 'token',
  header: 'header',
  curl: 'curl',
  httpie: 'HTTPie',
  powershell: 'PowerShell',
  env: '.env line',
  postman: 'Postman',
  bruno: 'Bruno',
  'refresh-token': 'refresh',
  csrf: 'CSRF',
  'token-and-csrf': 'both',
};

/** Keeps its name while it says how the copy goes: the toast announces that to those who can't see it. */
export function CopyButton({ account }: { readonly account: AccountView }): JSX.Element {
  const { id, copyForm } = account;
  const progress = useWindow((state) => state.copying[id] ?? 'ready');
  const name = `Copy ${shortNames[copyForm]}`;
  return (
    <button
      type="button"
      className="button copy-button"
      aria-label={name}
      data-name={name}
      data-progress={progress}
      onClick={() => void actions.copyToken(id)}
    >
      <span className="copy-button-words">
        {progress === 'done' ? <Icon name="check" /> : null}
        {progress === 'ready' ? name : words[progress]}
      </span>
    </button>
  );
}
