import { useState, type ReactNode } from 'react';
import type { ReportRequest, WrittenReport } from '../../contract/index.ts';
import { formatBytes, reportScreen } from '../../text/index.ts';
import { useSession } from '../app/session.ts';
import { Digest } from '../design/Digest.tsx';
import { DragOut } from '../design/DragOut.tsx';
import { Facts } from '../design/Facts.tsx';
import { Progress } from '../design/Progress.tsx';
import { useForget, useShell } from '../engine/index.tsx';
import { useReview } from '../review/index.tsx';
import { takes } from './draft.ts';
import { SignDialog } from './SignDialog.tsx';
import { dragFrom, saveReport, writeReport, type Signing, type Written } from './write-report.ts';

const JOB = 'report-written-here';

/** Writes what was chosen, and says what was written. `seen` is the digest of the file whose pages stand in the preview. */
export function WriteBar({ request, seen, onWritten }: { readonly request: ReportRequest; readonly seen: string | null; readonly onWritten: () => void }): ReactNode {
  const shell = useShell();
  const forget = useForget();
  const review = useReview();
  const job = useSession((session) => session.jobs.find(({ id }) => id === JOB));
  const [written, setWritten] = useState<{ readonly last: Written; readonly seen: string | null } | null>(null);
  const [signing, setSigning] = useState(false);
  const write = async (key: Signing | null): Promise<Written> => {
    setWritten(null);
    const last = await writeReport(shell, review, request, key, JOB);
    if (last.kind !== 'refused') setWritten({ last, seen });
    if (last.kind === 'written') onWritten();
    forget('custody');
    return last;
  };
  const { format } = request;
  return (
    <footer className="report-write" tabIndex={-1} data-part>
      {job !== undefined
        ? <Progress progress={job.progress ?? { phase: job.label, done: 0, total: null, unit: 'pages', elapsedMs: 0 }} onCancel={job.cancel} />
        : (
          <p className="report-line">
            <button type="button" className="button primary" onClick={() => void write(null)}>{reportScreen.write(reportScreen.formats[format])}</button>
            {takes(format, 'signature') && <button type="button" className="button" onClick={() => setSigning(true)}>{reportScreen.signAndWrite}</button>}
          </p>
        )}
      <div role="status">{written !== null && <Outcome {...written} onSave={(file) => void saveReport(shell, file)} />}</div>
      {signing && <SignDialog onClose={() => setSigning(false)} sign={async (key) => {
        const last = await write(key);
        return last.kind === 'refused' ? last.because : null;
      }} />}
    </footer>
  );
}

function Outcome({ last, seen, onSave }: { readonly last: Written; readonly seen: string | null; readonly onSave: (file: WrittenReport) => void }): ReactNode {
  const shell = useShell();
  if (last.kind === 'failed') return <p className="problem">{reportScreen.notWritten(last.sentence())}</p>;
  if (last.kind === 'cancelled') return <p>{reportScreen.notWrittenCancelled}</p>;
  if (last.kind === 'refused') return null;
  const { file } = last;
  return (
    <>
      <Facts facts={[
        [reportScreen.wrote, <DragOut key="name" onDrag={dragFrom(shell, { kind: 'report', id: file.downloadId })}><span className="report-name">{file.name}</span></DragOut>],
        [reportScreen.size, formatBytes(file.size)],
        [reportScreen.digest, <Digest key="digest" hex={file.sha256} />],
      ]} />
      <p className="quiet">{file.sha256 === seen ? `${reportScreen.sameAsPages} ` : ''}{reportScreen.noted} <button type="button" className="button quiet small" onClick={() => onSave(file)}>{reportScreen.saveAgain}</button></p>
    </>
  );
}
