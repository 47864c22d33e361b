import { type JSX, useEffect } from 'react';
import { AccountsScreen } from '../accounts/accounts-screen.tsx';
import { FirstRun } from '../first-run/first-run.tsx';
import { actions, useWindow } from '../store/window.ts';
import { LockScreen } from '../lock/lock-screen.tsx';
import { Toasts } from '../toasts/toasts.tsx';
import './app.css';
import { fetchPartsWhenIdle, later } from './later.tsx';
import { LoadFailure } from './load-failure.tsx';
import { Skeleton } from './skeleton.tsx';
import { useLanguage } from './use-language.ts';
import { useShortcuts } from './use-shortcuts.ts';

const Dialogs = later(async () => (await import('./dialogs.tsx')).Dialogs);

export function App(): JSX.Element {
  useShortcuts();
  useLookingAway();
  const language = useLanguage();
  return (
    <>
      {/* Rows are kept as they were drawn: in another language they are drawn anew. */}
      <Screen key={language} />
      <DialogOver />
      <Toasts />
    </>
  );
}

function Screen(): JSX.Element {
  const phase = useWindow((state) => state.phase);
  const locked = useWindow((state) => state.locked);
  const isEmpty = useWindow((state) => state.order.length === 0);
  switch (phase.kind) {
    case 'loading':
      return <Skeleton />;
    case 'failed':
      return <LoadFailure message={phase.message} />;
    case 'ready':
      return locked ? <LockScreen /> : isEmpty ? <FirstRun /> : <AccountsScreen />;
  }
}

function DialogOver(): JSX.Element | null {
  const isReady = useWindow((state) => state.phase.kind === 'ready');
  const isOpen = useWindow((state) => state.dialog !== null);
  useEffect(() => {
    if (isReady) {
      fetchPartsWhenIdle();
    }
  }, [isReady]);
  return isOpen ? <Dialogs /> : null;
}

function useLookingAway(): void {
  useEffect(() => {
    window.addEventListener('blur', actions.lookAway);
    document.addEventListener('visibilitychange', actions.lookAway);
    return () => {
      window.removeEventListener('blur', actions.lookAway);
      document.removeEventListener('visibilitychange', actions.lookAway);
    };
  }, []);
}
