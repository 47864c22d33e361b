import { type JSX, type ReactNode, useState } from 'react';
import type { Failure } from '../../contract/result.ts';
import { t } from '../../contract/language/language.ts';
import { Icon, type IconName } from '../design/icon.tsx';
import { actions, useWindow } from '../store/window.ts';
import './banners.css';
import { useOffline } from './use-offline.ts';

/** What concerns all accounts at once. */
export function Banners(): JSX.Element {
  const mode = useWindow((state) => state.keychain.mode);
  const failure = useWindow((state) => state.keychain.failure);
  const isOffline = useOffline();
  const notices = useWindow((state) => state.notices);
  return (
    <div className="banners">
      {mode === 'memory' ? (
        <Banner tone="warn" icon="info">
          {t('banner.memory')}
        </Banner>
      ) : null}
      {isOffline ? (
        <Banner tone="warn" icon="alert">
          {t('banner.offline')}
        </Banner>
      ) : null}
      {failure === null ? null : <KeychainFailure failure={failure} />}
      {notices.map(({ id, text }) => (
        <Banner tone="plain" icon="info" key={id} action={<DismissButton id={id} />}>
          {text}
        </Banner>
      ))}
    </div>
  );
}

function KeychainFailure({ failure }: { readonly failure: Failure }): JSX.Element {
  const isCovered = useWindow((state) => state.dialog !== null);
  return (
    <Banner
      tone="bad"
      icon={failure.code === 'keychain-locked' ? 'lock' : 'alert'}
      // A form that lies over it offers the same button where it is needed.
      action={failure.code === 'keychain-unavailable' && !isCovered ? <KeepInMemoryButton /> : null}
    >
      {failure.message}
    </Banner>
  );
}

/** The way on where there is no keychain. Should it fail, it says why in its own place. */
export function KeepInMemoryButton({ onKept }: { readonly onKept?: () => void }): JSX.Element {
  const [problem, setProblem] = useState<string | null>(null);
  const keep = async (): Promise<void> => {
    const failure = await actions.keepSecretsInMemory();
    setProblem(failure?.message ?? null);
    if (failure === null) {
      onKept?.();
    }
  };
  return (
    <>
      <button type="button" className="button button-small" onClick={() => void keep()}>
        {t('banner.keepInMemory')}
      </button>
      {problem === null ? null : <span role="alert">{problem}</span>}
    </>
  );
}

function DismissButton({ id }: { readonly id: string }): JSX.Element {
  return (
    <button
      type="button"
      className="icon-button banner-dismiss"
      aria-label={t('banner.dismiss')}
      onClick={() => void actions.dismissNotice(id)}
    >
      <Icon name="close" />
    </button>
  );
}

interface BannerProps {
  readonly tone: 'plain' | 'warn' | 'bad';
  readonly icon: IconName;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

function Banner({ tone, icon, action, children }: BannerProps): JSX.Element {
  return (
    <output className="banner" data-tone={tone}>
      <Icon name={icon} />
      <span className="banner-text">{children}</span>
      {action}
    </output>
  );
}
