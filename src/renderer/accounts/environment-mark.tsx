import type { JSX } from 'react';
import type { Environment } from '../../contract/account.ts';
import { t } from '../../contract/language/language.ts';

export function EnvironmentMark({ environment }: { readonly environment: Environment | null }): JSX.Element | null {
  return environment === null ? null : (
    <span className="environment" data-environment={environment}>
      {/* In a row there is room for a word of few letters. */}
      {t(`environmentMark.${environment}`)}
    </span>
  );
}
