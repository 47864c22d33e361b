import type { JSX } from 'react';
import { t } from '../../contract/language/language.ts';
import './skeleton.css';

/** Where things will be. It shows only when main takes longer than a person would notice. */
export function Skeleton(): JSX.Element {
  return (
    <main className="screen skeleton" aria-busy="true">
      <h1 className="visually-hidden">{t('list.loading')}</h1>
      <div className="skeleton-toolbar" />
      {[64, 48, 56, 40, 52].map((width) => (
        <div className="skeleton-row" key={width}>
          <span className="skeleton-monogram" />
          <span className="skeleton-line" style={{ width: `${width}%` }} />
        </div>
      ))}
    </main>
  );
}
