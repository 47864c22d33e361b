import type { JSX } from 'react';
import type { Environment } from '../../contract/account.ts';

/** In a row there is room for a word of few letters. */
const names: Readonly<Record<Environment, string>> = {
  development: 'dev',
  staging: 'staging',
  production: 'production',
};

export function EnvironmentMark({ environment }: { readonly environment: Environment | null }): JSX.Element | null {
  return environment === null ? null : (
    <span className="environment" data-environment={environment}>
      {names[environment]}
    </span>
  );
}
