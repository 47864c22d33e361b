import type { JSX } from 'react';
import type { DetailRow } from '../../contract/details.ts';

export function DetailTable({ rows }: { readonly rows: readonly DetailRow[] }): JSX.Element | null {
  return rows.length === 0 ? null : (
    <dl className="detail-table">
      {rows.map(({ name, value }) => (
        <div className="detail-row" key={`${name} ${value}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
