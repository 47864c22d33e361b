import { type JSX, useState } from 'react';
import type { Failure } from '../../contract/result.ts';
import type { ChosenFile, ImportPreview } from '../../contract/transfer.ts';
import { t } from '../../contract/language/language.ts';
import { AppModal } from '../app/modal.tsx';
import { actions } from '../store/window.ts';
import { ImportPlan } from './import-plan.tsx';
import './import-dialog.css';
import { PassphraseForm } from './passphrase-form.tsx';

type Step = Exclude<ChosenFile, { kind: 'cancelled' }> | null;

/** Which file, its passphrase where it has one, and what it would do: nothing is changed before that was seen. */
export function ImportDialog(): JSX.Element {
  const [step, setStep] = useState<Step>(null);
  const title = step === null ? t('import.title') : t('import.titleOf', { file: step.fileName });
  return (
    <AppModal title={title} onDismiss={() => void actions.leaveImport()}>
      {step === null ? <FileStep onChosen={setStep} /> : null}
      {step?.kind === 'encrypted' ? <PassphraseForm ticket={step.ticket} onOpened={setStep} /> : null}
      {step?.kind === 'preview' ? <PreviewStep preview={step} /> : null}
    </AppModal>
  );
}

function FileStep({ onChosen }: { readonly onChosen: (step: Step) => void }): JSX.Element {
  const [failure, setFailure] = useState<Failure | null>(null);
  const choose = async (): Promise<void> => {
    const answer = await actions.chooseImport();
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok && answer.value.kind !== 'cancelled') {
      onChosen(answer.value);
    }
  };
  return (
    <>
      <div className="modal-body">
        <p>{t('import.text')}</p>
        {failure === null ? null : (
          <p className="field-note" role="alert" data-problem>
            {failure.message}
          </p>
        )}
      </div>
      <Footer name={t('import.chooseFile')} onChoose={choose} />
    </>
  );
}

function PreviewStep({ preview }: { readonly preview: ImportPreview }): JSX.Element {
  const { ticket, plan } = preview;
  const [problems, setProblems] = useState<readonly string[]>([]);
  const isUseful = plan.some(({ what }) => what !== 'skip');
  return (
    <>
      <div className="modal-body">
        <ImportPlan plan={plan} />
        {problems.length === 0 ? null : (
          <ul className="field-note import-problems" role="alert" data-problem>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
      </div>
      {isUseful && problems.length === 0 ? (
        <Footer name={t('import.import')} onChoose={async () => setProblems(await actions.applyImport(ticket))} />
      ) : (
        <div className="modal-footer">
          <button type="button" className="button" onClick={() => void actions.leaveImport()}>
            {t('details.close')}
          </button>
        </div>
      )}
    </>
  );
}

interface FooterProps {
  readonly name: string;
  readonly onChoose: () => Promise<void>;
}

function Footer({ name, onChoose }: FooterProps): JSX.Element {
  return (
    <div className="modal-footer">
      <button type="button" className="button" onClick={() => void actions.leaveImport()}>
        {t('form.cancel')}
      </button>
      <button type="button" className="button button-primary" onClick={() => void onChoose()}>
        {name}
      </button>
    </div>
  );
}
