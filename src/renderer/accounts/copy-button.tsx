import type { JSX } from 'react';
import { Icon } from '../design/icon.tsx';
import { actions, useWindow } from '../store/window.ts';

const words = { ready: 'Copy token', busy: 'Copying…', done: 'Copied' } as const;

/** Keeps its name while it says how the copy goes: the toast announces that to those who can't see it. */
export function CopyButton({ id }: { readonly id: string }): JSX.Element {
  const progress = useWindow((state) => state.copying[id] ?? 'ready');
  return (
    <button
      type="button"
      className="button copy-button"
      aria-label="Copy token"
      data-progress={progress}
      onClick={() => void actions.copyToken(id)}
    >
      <span className="copy-button-words">
        {progress === 'done' ? <Icon name="check" /> : null}
        {words[progress]}
      </span>
    </button>
  );
}
