import { type JSX, useState } from 'react';
import { t } from '../../contract/language/language.ts';
import type { Settings } from '../../contract/settings.ts';
import { Field } from '../account-form/field.tsx';
import { SegmentsField } from '../design/segments-field.tsx';
import { actions, windowState } from '../store/window.ts';

const modes = [
  ['system', 'settings.system'],
  ['none', 'settings.noProxy'],
  ['manual', 'settings.manualProxy'],
] as const;

/** A proxy of one's own counts as soon as its address is whole: when the field is left, or with Enter. */
export function ProxyField(): JSX.Element {
  const [mode, setMode] = useState(() => windowState().settings.proxyMode);
  const [address, setAddress] = useState(() => windowState().settings.proxyUrl);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (proxyMode: Settings['proxyMode']): Promise<void> => {
    const failure = await actions.changeSettings({ proxyMode, proxyUrl: address.trim() });
    setProblem((failure?.code === 'invalid-input' ? failure.fields.proxyUrl : failure?.message) ?? null);
  };
  const choose = (chosen: Settings['proxyMode']): void => {
    setMode(chosen);
    setProblem(null);
    if (chosen !== 'manual' || address.trim() !== '') {
      void save(chosen);
    }
  };
  return (
    <>
      <SegmentsField
        label={t('settings.proxy')}
        hint={t('settings.proxyHint')}
        value={mode}
        choices={modes.map(([choice, words]) => [choice, t(words)])}
        onChoose={choose}
      />
      {mode === 'manual' ? (
        <Field label={t('settings.proxyAddress')} hint={t('settings.proxyAddressHint')} problem={problem ?? undefined}>
          {(control) => (
            <input
              {...control}
              className="control"
              type="text"
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
              value={address}
              onChange={(event) => setAddress(event.target.value)}
              onBlur={() => void save('manual')}
              onKeyDown={(event) => {
                if (event.key === 'Enter') {
                  void save('manual');
                }
              }}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
