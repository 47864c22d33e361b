import type { JSX, KeyboardEvent } from 'react';
import type { ProviderForm } from '../../contract/account.ts';
import type { FieldName } from '../../contract/result.ts';
import { t } from '../../contract/language/language.ts';
import { Monogram } from '../accounts/monogram.tsx';
import { useStartFocus } from '../app/use-start-focus.ts';
import type { TypedAccount } from './draft.ts';
import { SegmentsField } from '../design/segments-field.tsx';
import { AuthorityField } from './authority-field.tsx';
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
  [false, 'form.existingUser'],
  [true, 'form.newUser'],
] as const;

/** The account form's fields, as the chosen provider declares them. */
export function AccountFields(props: AccountFieldsProps): JSX.Element {
  const { typed, provider, problems, startAt, hasPassword, onType } = props;
  return (
    <>
      <ProviderField {...props} />
      <TextField
        label={t('form.label')}
        name="label"
        value={typed.label}
        problem={problems.label}
        placeholder={t('form.labelExample', { provider: provider.name })}
        isStart={startAt === 'label'}
        onType={(label) => onType({ label })}
      />
      {provider.canCreateUser && !hasPassword ? (
        <SegmentsField
          label={t('form.user')}
          value={typed.newUser}
          choices={userChoices.map(([isNew, words]) => [isNew, t(words)])}
          onChoose={(newUser) => onType({ newUser })}
        />
      ) : null}
      <IdentifierFields {...props} />
      <PasswordField
        value={typed.password}
        hint={hasPassword ? t('form.passwordStays') : undefined}
        problem={problems.password}
        isStart={startAt === 'password'}
        onType={(password) => onType({ password })}
      />
      <TextField
        label={t('form.baseUrl')}
        name="baseUrl"
        value={typed.baseUrl}
        hint={t(provider.baseUrlHint)}
        problem={problems.baseUrl}
        placeholder={provider.defaultBaseUrl ?? provider.baseUrlExample}
        onType={(baseUrl) => onType({ baseUrl })}
      />
      <EnvironmentField value={typed.environment} onChoose={(environment) => onType({ environment })} />
      <TextField
        label={t('form.tags')}
        name="tags"
        value={typed.tags}
        hint={t('form.tagsHint')}
        problem={problems.tags}
        placeholder={t('form.tagsExample')}
        onType={(tags) => onType({ tags })}
      />
      <AuthorityField
        value={typed.authority}
        problem={problems.authority}
        onChoose={(authority) => onType({ authority })}
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
    <Field label={t('form.provider')} problem={problems.provider}>
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

function IdentifierFields({ typed, provider, problems, onType }: AccountFieldsProps): JSX.Element {
  const { identifiers } = provider;
  return (
    <div className="field-row">
      {identifiers.map((kind, index) => (
        <TextField
          key={kind}
          label={t(`form.${kind}`)}
          name={kind}
          value={typed[kind]}
          hint={identifiers.length > 1 && index === 0 && !typed.newUser ? t('form.eitherIsEnough') : undefined}
          problem={problems[kind]}
          onType={(value) => onType({ [kind]: value })}
        />
      ))}
    </div>
  );
}
