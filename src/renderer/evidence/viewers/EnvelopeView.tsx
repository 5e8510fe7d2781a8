import { useMemo, useState, type ReactNode } from 'react';
import type { FileView, Run, StatementDto } from '../../../contract/index.ts';
import { displayName, evidenceLabels, evidenceText, formatBytes, formatNumber } from '../../../text/index.ts';
import { DataTable, type Column } from '../../design/DataTable.tsx';
import { Digest } from '../../design/Digest.tsx';
import { Facts } from '../../design/Facts.tsx';
import { Lines } from '../../design/Lines.tsx';
import { Segments } from '../../design/Segments.tsx';
import { prettyJson } from '../../design/pretty-json.ts';

type Envelope = NonNullable<FileView['envelope']>;
type Subject = StatementDto['subjects'][number];

/** A DSSE envelope: who signed it, and what it says, as a table where it is an in-toto statement. */
export function EnvelopeView({ label, envelope, run, openFile }: {
  readonly label: string;
  readonly envelope: Envelope;
  readonly run: Run;
  readonly openFile: (name: string) => void;
}): ReactNode {
  const [part, setPart] = useState<'subjects' | 'predicate'>('subjects');
  const { statement } = envelope;
  return (
    <>
      <p className="view-lead">
        {evidenceText.envelope(envelope.keyids.length)}
        {statement !== null && ` ${evidenceText.statement(statement.subjects.length + statement.more, displayName(statement.predicateType))}`}
      </p>
      <div className="view-facts">
        <Facts facts={[
          [evidenceLabels.payload2, `${displayName(envelope.payloadType)}, ${formatBytes(envelope.payloadBytes)}`],
          ...envelope.keyids.slice(0, 20).map((keyid) => [evidenceLabels.signedBy, <span key={keyid}>{nameOf(run, keyid)} <Digest hex={keyid} /></span>] as const),
        ]} />
      </div>
      {statement === null
        ? <Lines label={evidenceLabels.payload(label)} lines={prettyJson(envelope.payload).split('\n')} />
        : (
          <>
            <Segments label={evidenceLabels.partOfTheStatement} value={part} onChange={setPart} options={[['subjects', evidenceLabels.filesItIsAbout(formatNumber(statement.subjects.length + statement.more))], ['predicate', evidenceLabels.whatItSaysOf]]} />
            {part === 'subjects'
              ? <Subjects statement={statement} run={run} openFile={openFile} />
              : <Lines label={evidenceLabels.predicate(label)} lines={prettyJson(statement.predicate).split('\n')} />}
          </>
        )}
    </>
  );
}

function nameOf(run: Run, keyid: string): string {
  const name = run.signers.find((each) => each.keyid === keyid)?.name ?? null;
  return name === null ? '' : displayName(name);
}

const columnsOf = (here: ReadonlySet<string>, openFile: (name: string) => void): readonly Column<Subject>[] => [
  { id: 'name', header: evidenceLabels.file, width: 'minmax(200px, 2fr)', cell: ({ name }) => <SubjectName name={name} openFile={here.has(name) ? openFile : null} /> },
  { id: 'digest', header: evidenceLabels.digestItShouldHave, width: 'minmax(200px, 2fr)', cell: ({ digests }) => digests.slice(0, 3).map(([algorithm, hex]) => <span key={algorithm}>{displayName(algorithm, 20)} <Digest hex={hex} /> </span>) },
];

function SubjectName({ name, openFile }: { readonly name: string; readonly openFile: ((name: string) => void) | null }): ReactNode {
  if (openFile === null) return displayName(name);
  return (
    <button
      type="button"
      className="link"
      onClick={(event) => {
        event.stopPropagation();
        openFile(name);
      }}
    >
      {displayName(name)}
    </button>
  );
}

function Subjects({ statement, run, openFile }: { readonly statement: StatementDto; readonly run: Run; readonly openFile: (name: string) => void }): ReactNode {
  const [selected, setSelected] = useState<string | null>(null);
  const here = useMemo(() => new Set(run.files.map((file) => file.name)), [run]);
  const columns = useMemo(() => columnsOf(here, openFile), [here, openFile]);
  return (
    <>
      <DataTable
        label={evidenceLabels.filesTheStatementIs} columns={columns} count={statement.subjects.length} row={(index) => statement.subjects[index]} rowKey={({ name }) => name}
        selected={selected} onSelect={({ name }) => setSelected(name)} onOpen={({ name }) => here.has(name) && openFile(name)} empty={evidenceLabels.itNamesNoFile}
      />
      {statement.more > 0 && <p className="view-note">{evidenceText.subjectsMore(statement.more)}</p>}
    </>
  );
}
