import type { ReactNode } from 'react';
import type { FileView, Run } from '../../contract/index.ts';
import { evidenceText, problemClause } from '../../text/index.ts';
import { missingCase } from '../../text/missing-case.ts';
import { CheckpointView } from './viewers/CheckpointView.tsx';
import { CredentialsView } from './viewers/CredentialsView.tsx';
import { DiffView } from './viewers/DiffView.tsx';
import { EnvelopeView } from './viewers/EnvelopeView.tsx';
import { JunitView } from './viewers/JunitView.tsx';
import { ReproductionView } from './viewers/ReproductionView.tsx';
import { JsonView, TextView } from './viewers/TextViews.tsx';
import { WaterfallView } from './viewers/WaterfallView.tsx';

/** Whether the engine read the file as what it is: its view needs no text then, however long the file. */
export const isDescribed = (view: FileView): boolean =>
  view.junit !== undefined || view.spans !== undefined || view.envelope !== undefined || view.checkpoint !== undefined || view.credentials !== undefined;

/** Why the file is not shown as what its name says. */
export function problemSentence({ kind, problem }: FileView): string {
  return problem === undefined ? '' : evidenceText.notAsNamed(evidenceText.kinds[kind], problemClause(problem.problem), problem.offset);
}

/** A file as what it is, one view a kind. All text, whatever it claims to be. */
export function OwnView({ digest, view, label, text, run, openFile }: {
  readonly digest: string;
  readonly view: FileView;
  readonly label: string;
  readonly text: string;
  readonly run: Run;
  readonly openFile: (name: string) => void;
}): ReactNode {
  const { kind, credentials } = view;
  switch (kind) {
    case 'junit': return view.junit === undefined ? <TextView label={label} text={text} /> : <JunitView tests={view.junit} />;
    case 'otlp': return view.spans === undefined ? <JsonView label={label} text={text} /> : <WaterfallView spans={view.spans} unread={view.spansUnread ?? []} leftOut={view.spansLeftOut === true} place={{ digest, name: view.file.name }} />;
    case 'envelope': return view.envelope === undefined ? <JsonView label={label} text={text} /> : <EnvelopeView label={label} envelope={view.envelope} run={run} openFile={openFile} />;
    case 'checkpoint': return view.checkpoint === undefined ? <TextView label={label} text={text} /> : <CheckpointView checkpoint={view.checkpoint} run={run} file={view.file.name} />;
    case 'certificate': case 'crl': case 'timestamp': case 'cms': return credentials === undefined ? <TextView label={label} text={text} /> : <CredentialsView credentials={credentials} />;
    case 'diff': return <DiffView label={label} text={text} />;
    case 'reproduction': return <ReproductionView label={label} text={text} />;
    case 'json': return <JsonView label={label} text={text} />;
    case 'events': case 'text': case 'binary': return <TextView label={label} text={text} />;
    default: return missingCase(kind);
  }
}
