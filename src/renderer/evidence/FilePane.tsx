import { useState, type ReactNode } from 'react';
import type { EngineClient, FileStatus, FileView } from '../../contract/index.ts';
import { displayName, formatBytes } from '../../text/index.ts';
import type { ByteRange, Selection } from '../app/navigation.ts';
import { Digest } from '../design/Digest.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { Loaded } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';
import { EventsView } from './EventsView.tsx';
import { STATUS } from './file-tree.ts';
import { HexView } from './HexView.tsx';
import { DiffView, EnvelopeView, JsonView, JunitView, ReproductionView, SpansView, TextView } from './views.tsx';

type Tab = 'view' | 'text' | 'bytes';
const TABS: readonly (readonly [Tab, string])[] = [['view', 'View'], ['text', 'Text'], ['bytes', 'Bytes']];

export interface FilePaneProps {
  readonly engine: EngineClient;
  readonly digest: string;
  readonly file: FileStatus;
  readonly bytes: ByteRange | null;
  readonly filter: string;
  readonly setFilter: (filter: string) => void;
  readonly selection: Selection | null;
  readonly select: (selection: Selection, how: 'push' | 'replace') => void;
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
  const status = STATUS[file.status];
  return (
    <section className="file-pane" aria-label={displayName(file.name)}>
      <header className="view-head">
        <div className="view-title">
          <h2>{displayName(file.name)}</h2>
          <p>
            <span className="outcome-word"><OutcomeMark outcome={status.outcome} size={14} label={false} />{status.word}</span>
            <span className="quiet">{formatBytes(file.size)}</span>
            {file.sha256 !== null && <span className="quiet">SHA-256 <Digest hex={file.sha256} /></span>}
          </p>
        </div>
        {!missing && (
          <div className="segments" role="radiogroup" aria-label="Show as">
            {TABS.map(([id, label]) => <button key={id} type="button" role="radio" aria-checked={id === tab} onClick={() => setTab(id)}>{label}</button>)}
          </div>
        )}
      </header>
      {missing && <p className="view-note">The manifest lists this file, and the archive does not have it. There is nothing to show.</p>}
      {!missing && tab === 'bytes' && <HexView digest={digest} name={file.name} size={file.size} marked={bytes} />}
      {!missing && tab !== 'bytes' && <Loaded query={query} what="The file">{(view) => <Shown {...props} view={view} tab={tab} />}</Loaded>}
    </section>
  );
}

function Shown({ view, tab, ...props }: FilePaneProps & { readonly view: FileView; readonly tab: 'view' | 'text' }): ReactNode {
  const label = displayName(view.file.name);
  if (view.kind === 'events' && tab === 'view') {
    return (
      <EventsView
        engine={props.engine} digest={props.digest} file={view.file.name} filter={props.filter} setFilter={props.setFilter}
        selection={props.selection} selectedRow={props.selectedRow} select={props.select} total={props.total}
      />
    );
  }
  if (view.text === null) return <HexView digest={props.digest} name={view.file.name} size={view.file.size} marked={props.bytes} />;
  return (
    <>
      {view.truncated && <p className="view-note">Only the first {formatBytes(view.text.length)} are shown as text; Bytes has them all.</p>}
      {tab === 'text' ? <TextView label={label} text={view.text} /> : <OwnView view={view} label={label} text={view.text} />}
    </>
  );
}

function OwnView({ view, label, text }: { readonly view: FileView; readonly label: string; readonly text: string }): ReactNode {
  if (view.kind === 'junit' && view.junit) return <JunitView tests={view.junit} />;
  if (view.kind === 'otlp' && view.spans && view.spans.length > 0) return <SpansView spans={view.spans} />;
  if (view.kind === 'envelope' && view.envelope) return <EnvelopeView label={label} envelope={view.envelope} />;
  if (view.kind === 'diff') return <DiffView label={label} text={text} />;
  if (view.kind === 'reproduction') return <ReproductionView label={label} text={text} />;
  if (view.kind === 'json' || view.kind === 'otlp' || view.kind === 'envelope') return <JsonView label={label} text={text} />;
  return <TextView label={label} text={text} />;
}
