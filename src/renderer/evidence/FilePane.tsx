import { useState, type ReactNode } from 'react';
import type { EngineClient, FileStatus, FileView, Run } from '../../contract/index.ts';
import { displayName, evidenceLabels, evidenceText, formatBytes } from '../../text/index.ts';
import type { ByteRange, Selection } from '../app/navigation.ts';
import type { ScreenProps } from '../app/screen.ts';
import { CopyButton } from '../design/CopyButton.tsx';
import { Digest } from '../design/Digest.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { Segments } from '../design/Segments.tsx';
import { Loaded } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';
import { EventsView } from './EventsView.tsx';
import { fileStatus } from './file-tree.ts';
import { HexView } from './HexView.tsx';
import { isDescribed, OwnView, problemSentence } from './OwnView.tsx';
import { FileFindings } from './viewers/FileFindings.tsx';
import { LongText } from './viewers/LongText.tsx';
import { TextView } from './viewers/TextViews.tsx';

export type Tab = 'view' | 'text' | 'bytes';
const tabs = (): readonly (readonly [Tab, string])[] => [['view', evidenceLabels.view], ['text', evidenceLabels.text], ['bytes', evidenceLabels.bytes]];

export interface FilePaneProps extends Pick<ScreenProps, 'go'> {
  readonly engine: EngineClient;
  readonly digest: string;
  readonly run: Run;
  readonly file: FileStatus;
  readonly bytes: ByteRange | null;
  readonly filter: string;
  readonly setFilter: (filter: string) => void;
  readonly selection: Selection | null;
  readonly select: ScreenProps['select'];
  readonly selectedRow: number | null;
  readonly total: number;
}

/** One file three ways: as what it is, as text, and as every byte. */
export function FilePane(props: FilePaneProps): ReactNode {
  const { engine, digest, file, bytes } = props;
  const [tab, setTab] = useState<Tab>(bytes ? 'bytes' : 'view');
  const [asked, setAsked] = useState(bytes);
  if (bytes !== asked) {
    setAsked(bytes);
    if (bytes) setTab('bytes');
  }
  const missing = file.status === 'missing';
  const query = useQuery(missing ? null : ['file', digest, file.name], (signal) => engine.evidence.file({ digest, name: file.name }, { signal }));
  const status = fileStatus()[file.status];
  return (
    <section className="file-pane" tabIndex={-1} data-part aria-label={displayName(file.name)}>
      <header className="view-head">
        <div className="view-title">
          <h2>{displayName(file.name)}</h2>
          <p>
            <span className="outcome-word"><OutcomeMark outcome={status.outcome} size={14} label={false} />{status.word}</span>
            <span className="quiet">{formatBytes(file.size)}</span>
            {file.sha256 !== null && <span className="quiet file-digest">{evidenceLabels.sha256}{' '}<Digest hex={file.sha256} copy={false} /><CopyButton text={file.sha256} label={evidenceText.copyDigest} /></span>}
          </p>
        </div>
        {!missing && <Tabs tab={tab} setTab={setTab} />}
      </header>
      <FileFindings file={file} run={props.run} select={props.select} go={props.go} />
      {missing && <p className="view-note">{evidenceLabels.theManifestListsThis}</p>}
      {!missing && tab === 'bytes' && <HexView digest={digest} name={file.name} size={file.size} marked={bytes} />}
      {!missing && tab !== 'bytes' && <Loaded query={query} what={evidenceLabels.theFile}>{(view) => <Shown {...props} view={view} tab={tab} />}</Loaded>}
    </section>
  );
}

export function Tabs({ tab, setTab }: { readonly tab: Tab; readonly setTab: (tab: Tab) => void }): ReactNode {
  return <Segments label={evidenceLabels.showAs} value={tab} onChange={setTab} options={tabs().map(([id, label]) => (id === 'bytes' ? [id, label, evidenceText.showBytes] : [id, label]))} />;
}

function Shown({ view, tab, ...props }: FilePaneProps & { readonly view: FileView; readonly tab: 'view' | 'text' }): ReactNode {
  if (view.kind === 'events' && tab === 'view') {
    return (
      <EventsView
        engine={props.engine} digest={props.digest} file={view.file.name} filter={props.filter} setFilter={props.setFilter}
        selection={props.selection} selectedRow={props.selectedRow} select={props.select} total={props.total}
      />
    );
  }
  return <FileBody digest={props.digest} view={view} tab={tab} run={props.run} marked={props.bytes} openFile={(name) => props.select({ kind: 'file', id: name })} />;
}

/** A file that is no log, whole or in parts. */
export function FileBody({ digest, view, tab, run, marked, openFile }: {
  readonly digest: string;
  readonly view: FileView;
  readonly tab: 'view' | 'text';
  readonly run: Run;
  readonly marked: ByteRange | null;
  readonly openFile: (name: string) => void;
}): ReactNode {
  const label = evidenceText.contentOf(view.file.name === '' ? evidenceLabels.evidenceFile : displayName(view.file.name));
  const { name, size } = view.file;
  const hex = <HexView digest={digest} name={name} size={size} marked={marked} />;
  if (tab === 'view' && view.problem !== undefined) {
    return (
      <>
        <p className="view-lead view-problem"><OutcomeMark outcome="indeterminate" size={16} />{problemSentence(view)}</p>
        {hex}
      </>
    );
  }
  if (tab === 'view' && isDescribed(view)) return <OwnView digest={digest} view={view} label={label} text={view.text ?? ''} run={run} openFile={openFile} />;
  const note = tab === 'view' && view.truncated && view.kind !== 'text' && view.kind !== 'binary' && <p className="view-note">{evidenceText.tooLarge(evidenceText.kinds[view.kind])}</p>;
  if (view.text === null) return <>{note}{hex}</>;
  if (view.truncated) return <>{note}<LongText digest={digest} name={name} size={size} label={label} /></>;
  return tab === 'text' ? <TextView label={label} text={view.text} /> : <OwnView digest={digest} view={view} label={label} text={view.text} run={run} openFile={openFile} />;
}
