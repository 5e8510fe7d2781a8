import { useCallback, useState, type ReactNode } from 'react';
import type { EventDetail, FileStatus } from '../../contract/index.ts';
import { ARCHIVE } from '../app/navigation.ts';
import type { ScreenProps } from '../app/screen.ts';
import { useQuery } from '../engine/index.tsx';
import { ArchivePane } from './ArchivePane.tsx';
import { EventPane } from './EventPane.tsx';
import { FilePane } from './FilePane.tsx';
import { FileTree } from './FileTree.tsx';
import { Overview } from './Overview.tsx';
import { filesSentence } from './summary.ts';

/** What the evidence is, down to the byte: files on the left, the one looked at beside them. */
export function EvidenceScreen(props: ScreenProps): ReactNode {
  const { engine, digest, run, selection, select, address } = props;
  const { files, counts } = run.run;
  const eventId = selection?.kind === 'event' ? selection.id : null;
  const event = useQuery<EventDetail>(eventId === null ? null : ['event', digest, eventId], (signal) => engine.events.get({ digest, id: eventId ?? '' }, { signal }));
  // A selected event shows its own log; other selections leave the file that was open.
  const [opened, setOpened] = useState<string | null>(null);
  const wanted = selection?.kind === 'file' ? selection.id : eventId !== null && event.status === 'ready' ? event.data.event.at.file ?? null : null;
  if (wanted !== null && wanted !== opened) setOpened(wanted);
  // What holds no files is looked at itself.
  const name = wanted ?? opened ?? (files.length === 0 ? ARCHIVE : null);
  const openFile = useCallback((id: string, how: 'push' | 'replace' = 'push') => select({ kind: 'file', id }, how), [select]);
  const file = files.find((each) => each.name === name) ?? null;
  return (
    <section className="screen evidence">
      <header className="screen-head"><h1>{filesSentence(files)}</h1></header>
      <div className="evidence-panes">
        <FileTree files={files} archive={props.evidence} selected={name} onSelect={openFile} />
        <div className="evidence-view">
          {name === ARCHIVE
            ? <ArchivePane {...props} />
            : file === null
              ? <Overview run={run.run} onFile={openFile} />
              : <FilePane key={file.name} engine={engine} digest={digest} run={run.run} go={props.go} file={file} bytes={address.bytes} filter={props.filter} setFilter={props.setFilter} selection={selection} selectedRow={eventId !== null && event.status === 'ready' ? event.data.event.row : null} select={select} total={totalOf(file, props, counts.events)} />}
          {eventId !== null && name !== ARCHIVE && <EventPane engine={engine} digest={digest} id={eventId} />}
        </div>
      </div>
    </section>
  );
}

/** Events of the log the file belongs to, when it is the log's only file; else of the whole record. */
function totalOf(file: FileStatus, { run }: ScreenProps, all: number): number {
  const stream = run.run.streams.find((each) => each.files.length === 1 && each.files[0] === file.name);
  return stream?.count ?? all;
}
