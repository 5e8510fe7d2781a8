import type { ReactNode } from 'react';
import type { ReportFormat } from '../../contract/index.ts';
import { formatBytes, reportScreen } from '../../text/index.ts';
import { Lines } from '../design/Lines.tsx';
import { Progress } from '../design/Progress.tsx';
import { EmptyState } from '../design/State.tsx';
import { errorSentence } from '../engine/errors.ts';
import { Pages, type WantedPage } from './Pages.tsx';
import { isOpaque, TEXT_SHOWN, type Preview } from './use-preview.ts';

/** The file that would be written: its pages, its first lines, or that there is nothing to be seen of it. */
export function PreviewPane({ format, preview, wanted, onPage }: {
  readonly format: ReportFormat;
  readonly preview: Preview;
  readonly wanted: WantedPage | null;
  readonly onPage: (page: number) => void;
}): ReactNode {
  const { shown, first } = preview;
  if (isOpaque(format)) {
    return <div className="screen-empty"><EmptyState title={reportScreen.noPages} sentence={reportScreen.noPagesSentence(reportScreen.formats[format])} /></div>;
  }
  const pages = first ?? shown;
  if (pages !== null && pages.pdf !== null) {
    return <Pages pdf={pages.pdf} places={pages.places} whole={first === null} wanted={wanted} onPage={onPage}><State preview={preview} /></Pages>;
  }
  if (shown === null) return <div className="report-tools"><State preview={preview} /></div>;
  const lines = (shown.text ?? '').split('\n');
  return (
    <>
      <div className="report-tools">
        {shown.file.size > TEXT_SHOWN && <span>{reportScreen.firstOf(formatBytes(TEXT_SHOWN), formatBytes(shown.file.size))}</span>}
        <State preview={preview} />
      </div>
      <div className="report-text"><Lines label={shown.file.name} lines={lines} /></div>
    </>
  );
}

/** Whether what stands below is what will be written; how far it is where it is not yet. */
function State({ preview }: { readonly preview: Preview }): ReactNode {
  const { progress, problem, stopped, current, shown, first, stop, again } = preview;
  if (problem !== null) {
    return <p className="problem report-state" role="alert">{reportScreen.previewFailed(errorSentence(problem))} <button type="button" className="button quiet small" onClick={again}>{reportScreen.previewAgain}</button></p>;
  }
  if (stopped) return <p className="report-state" role="status">{first === null ? reportScreen.previewStopped : reportScreen.previewStoppedEarly} <button type="button" className="button quiet small" onClick={again}>{reportScreen.previewAgain}</button></p>;
  if (current) return <p className="quiet report-state" role="status">{shown?.pdf === null ? reportScreen.upToDateFile : reportScreen.upToDate}</p>;
  return (
    <div className="report-state" role="status">
      {progress !== null && progress.elapsedMs > LONG_MS
        ? <Progress progress={{ ...progress, phase: () => (first === null ? reportScreen.preparing : reportScreen.provisional) }} onCancel={stop} />
        : <p className="quiet">{first !== null ? reportScreen.provisional : shown === null ? reportScreen.preparing : reportScreen.outOfDate}</p>}
    </div>
  );
}

/** Before this, a bar that comes and goes would only be unrest. */
const LONG_MS = 900;
