import { useCallback, useRef, useState, type ReactNode } from 'react';
import type { ReportSection } from '../../contract/index.ts';
import { reportScreen } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { filterProblem } from '../engine/errors.ts';
import { useRevision } from '../review/index.tsx';
import { Choices } from './Choices.tsx';
import { requestOf, takes, type Draft } from './draft.ts';
import type { WantedPage } from './Pages.tsx';
import { PreviewPane } from './PreviewPane.tsx';
import { useDraft } from './use-draft.ts';
import { usePreview, type Shown } from './use-preview.ts';
import { WriteBar } from './WriteBar.tsx';
import './report.css';

/** The report builder: what to put in on the one side, the pages that come of it on the other. */
export function ReportScreen(props: ScreenProps): ReactNode {
  const caseId = props.address.caseId ?? '';
  const [draft, change] = useDraft(caseId);
  return draft === null ? null : <Builder {...props} caseId={caseId} draft={draft} change={change} />;
}

function Builder({ engine, run, filter, caseId, draft, change }: ScreenProps & { readonly caseId: string; readonly draft: Draft; readonly change: (to: Partial<Draft>) => void }): ReactNode {
  const revision = useRevision();
  const request = requestOf(draft, { runId: run.id, caseId, filter });
  // Review work that changes changes the pages, where it is in them.
  const reading = useRef(1);
  const preview = usePreview(engine, request, draft.review ? revision ?? '' : '', reading);
  const [wanted, setWanted] = useState<WantedPage | null>(null);
  const read = useCallback((page: number): void => { reading.current = page; }, []);
  const { shown } = preview;
  return (
    <div className="report">
      <aside className="report-choices" aria-label={reportScreen.choices}>
        <header>
          <h1>{headline(draft, shown)}</h1>
          <p className="quiet">{reportScreen.lead}</p>
        </header>
        <Choices
          draft={draft} change={change} filter={filter.trim()} filterBad={filterProblem(preview.problem) !== null}
          placeOf={(section) => placeOf(shown, section)} onShow={(page) => setWanted({ page })}
        />
        <WriteBar request={request} seen={preview.current ? shown?.file.sha256 ?? null : null} onWritten={() => undefined} />
      </aside>
      <section className="report-preview" aria-label={reportScreen.pages}>
        <PreviewPane format={draft.format} preview={preview} wanted={wanted} onPage={read} />
      </section>
    </div>
  );
}

function headline({ format, leftOut, redactions }: Draft, shown: Shown | null): string {
  if (!takes(format, 'paper')) return reportScreen.headlineFile(reportScreen.formats[format], takes(format, 'sections') ? leftOut.length : 0, takes(format, 'redactions') ? redactions.length : 0);
  if (shown === null || shown.pdf === null) return reportScreen.headlineWaiting;
  return reportScreen.headline(shown.pdf.pages, shown.file.sections.length, leftOut.length, redactions.length);
}

/** The page a section begins on. */
function placeOf(shown: Shown | null, section: ReportSection): number | null | undefined {
  if (shown === null || shown.pdf === null) return undefined;
  return shown.places.find((place) => place.section === section)?.page ?? null;
}
