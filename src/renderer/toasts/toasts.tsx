import { type JSX, useEffect, useState } from 'react';
import { t } from '../../contract/language/language.ts';
import { Icon } from '../design/icon.tsx';
import type { Toast } from '../store/state.ts';
import { actions, useWindow } from '../store/window.ts';
import './toasts.css';

/** How long a message stays: long enough to read a failure to its end. In ms. */
const staysFor = { done: 5000, failed: 9000 } as const;

/**
 * Messages in passing. The region is there before the first one, or screen readers would miss it, and dialogs leave
 * it in sight. Clicks go through them to what they cover.
 */
export function Toasts(): JSX.Element {
  const toasts = useWindow((state) => state.toasts);
  return (
    <output className="toasts" data-react-aria-top-layer="true">
      {toasts.map((toast) => (
        <ToastMessage toast={toast} key={toast.id} />
      ))}
    </output>
  );
}

function ToastMessage({ toast }: { readonly toast: Toast }): JSX.Element {
  const { id, tone, text, canClear = false } = toast;
  // Nothing goes away under the pointer or the focus of someone who is about to use it.
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (isHeld) {
      return undefined;
    }
    const timer = setTimeout(() => actions.dismissToast(id), staysFor[tone]);
    return () => clearTimeout(timer);
  }, [id, tone, isHeld]);
  return (
    <span
      className="toast"
      data-tone={tone}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <Icon name={tone === 'done' ? 'check' : 'alert'} />
      <span>{text}</span>
      {canClear ? (
        <button type="button" className="toast-action" onClick={() => void actions.clearClipboard(id)}>
          {t('done.clearNow')}
        </button>
      ) : null}
    </span>
  );
}
