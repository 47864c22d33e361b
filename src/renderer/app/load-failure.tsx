import type { JSX } from 'react';
import { useStartFocus } from './use-start-focus.ts';
import { actions } from '../store/window.ts';

export function LoadFailure({ message }: { readonly message: string }): JSX.Element {
  const retry = useStartFocus<HTMLButtonElement>();
  return (
    <main className="screen centered">
      <h1 className="centered-title">The accounts could not be read</h1>
      <p className="centered-text" role="alert">
        {message}
      </p>
      <button type="button" className="button" ref={retry} onClick={() => void actions.loadAgain()}>
        Try again
      </button>
    </main>
  );
}
