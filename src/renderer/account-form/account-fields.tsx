import type { JSX, KeyboardEvent } from 'react';
import type { IdentifierKind, ProviderForm } from '../../contract/account.ts';
import type { FieldName } from '../../contract/result.ts';
import { Monogram } from '../accounts/monogram.tsx';
import { useStartFocus } from '../app/use-start-focus.ts';
import type { TypedAccount } from './draft.ts';
import { SegmentsField } from '../design/segments-field.tsx';
import { EnvironmentField } from './environment-field.tsx';
import { Field, TextField } from './field.tsx';
import { PasswordField } from './password-field.tsx';

export type StartAt = 'provider' | 'label' | 'password';
export type Problems = Partial<Record<FieldName, string>>;

interface AccountFieldsProps {
  readonly typed: TypedAccount;
  readonly provider: ProviderForm;
  readonly providers: readonly ProviderForm[];
  readonly problems: Problems;
  readonly startAt: StartAt;
  /** Whether a password is kept already, so that the field may stay empty. */
  readonly hasPassword: boolean;
  readonly onChoose: (provider: ProviderForm) => void;
  readonly onType: (change: Partial<TypedAccount>) => void;
}

const userChoices = [
  [false, 'Existing'],
  [true, 'Create a new one'],
] as const;

/** The account form's fields, as the chosen provider declares them. */
export function AccountFields(props: AccountFieldsProps): JSX.Element {
  const { typed, provider, problems, startAt, hasPassword, onType } = props;
  return (
    <>
      <ProviderField {...props} />
      <TextField
        label="Label"
        name="label"
        value={typed.label}
        problem={problems.label}
        placeholder={`${provider.name} production`}
        isStart={startAt === 'label'}
        onType={(label) => onType({ label })}
      />
      {provider.canCreateUser && !hasPassword ? (
        <SegmentsField
          label="User"
          value={typed.newUser}
          choices={userChoices}
          onChoose={(newUser) => onType({ newUser })}
        />
      ) : null}
      <IdentifierFields {...props} />
      <PasswordField
        value={typed.password}
        hint={hasPassword ? 'Stays as it is while this is empty.' : undefined}
        problem={problems.password}
        isStart={startAt === 'password'}
        onType={(password) => onType({ password })}
      />
      <TextField
        label="Base URL"
        name="baseUrl"
        value={typed.baseUrl}
        hint={provider.baseUrlHint}
        problem={problems.baseUrl}
        placeholder={provider.defaultBaseUrl ?? provider.baseUrlExample}
        onType={(baseUrl) => onType({ baseUrl })}
      />
      <EnvironmentField value={typed.environment} onChoose={(environment) => onType({ environment })} />
      <TextField
        label="Tags"
        name="tags"
        value={typed.tags}
        hint="Optional, with commas between them."
        problem={problems.tags}
        placeholder="billing, eu"
        onType={(tags) => onType({ tags })}
      />
    </>
  );
}

function ProviderField({ provider, providers, problems, startAt, onChoose }: AccountFieldsProps): JSX.Element {
  const select = useStartFocus<HTMLSelectElement>(startAt === 'provider');
  const choose = (id: string): void => {
    const chosen = providers.find((candidate) => candidate.id === id);
    if (chosen !== undefined) {
      onChoose(chosen);
    }
  };
  return (
    <Field label="Provider" problem={problems.provider}>
      {(control) => (
        <div className="control-with-sign">
          <Monogram provider={provider.id} />
          <select
            {...control}
            ref={select}
            className="control select"
            name="provider"
            value={provider.id}
            onChange={(event) => choose(event.target.value)}
            onKeyDown={keepPickerKeys}
          >
            {providers.map(({ id, name }) => (
              <option className={`provider-${id}`} key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
}

/** Escape closes the open list of providers, and not the form with it. */
function keepPickerKeys(event: KeyboardEvent<HTMLSelectElement>): void {
  if (event.key === 'Escape' && event.currentTarget.matches(':open')) {
    event.stopPropagation();
  }
}

const identifierLabels: Readonly<Record<IdentifierKind, string>> = { username: 'Username', email: 'Email' };

function IdentifierFields({ typed, provider, problems, onType }: AccountFieldsProps): JSX.Element {
  const { identifiers } = provider;
  return (
    <div className="field-row">
      {identifiers.map((kind, index) => (
        <TextField
          key={kind}
          label={identifierLabels[kind]}
          name={kind}
          value={typed[kind]}
          hint={identifiers.length > 1 && index === 0 && !typed.newUser ? 'Either one is enough.' : undefined}
          problem={problems[kind]}
          onType={(value) => onType({ [kind]: value })}
        />
      ))}
    </div>
  );
}
