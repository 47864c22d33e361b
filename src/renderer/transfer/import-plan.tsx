import type { JSX } from 'react';
import type { PlannedImport } from '../../contract/transfer.ts';
import { t } from '../../contract/language/language.ts';

const names = { add: 'import.adds', change: 'import.changes', skip: 'import.skips' } as const;
const kinds = ['add', 'change', 'skip'] as const;

/** What an import would do, account by account. */
export function ImportPlan({ plan }: { readonly plan: readonly PlannedImport[] }): JSX.Element {
  if (plan.length === 0) {
    return <p>{t('import.empty')}</p>;
  }
  return (
    <>
      {kinds
        .map((kind) => ({ kind, some: plan.filter(({ what }) => what === kind) }))
        .filter(({ some }) => some.length > 0)
        .map(({ kind, some }) => (
          <section key={kind} aria-label={t(names[kind], { count: some.length })}>
            <h2 className="import-heading">{t(names[kind], { count: some.length })}</h2>
            <ul className="import-list">
              {some.map(({ id, label, words }) => (
                <li key={id}>
                  <span className="import-label">{label}</span> {words}
                </li>
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}
