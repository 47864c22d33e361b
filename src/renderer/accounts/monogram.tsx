import type { JSX } from 'react';
import type { ProviderId } from '../../contract/account.ts';
import './monogram.css';

const letters: Readonly<Record<ProviderId, string>> = {
  cloudidr: 'Cd',
  cloudio: 'IO',
  auths: 'Au',
  neostra: 'Ne',
  appmixer: 'Ap',
};

/** A provider's sign: two letters on a colour of its own. */
export function Monogram({ provider }: { readonly provider: ProviderId }): JSX.Element {
  return (
    <span className={`monogram provider-${provider}`} aria-hidden="true">
      {letters[provider]}
    </span>
  );
}
