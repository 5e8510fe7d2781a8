import { useState, type ReactNode } from 'react';
import { displayName, evidenceLabels, evidenceText, formatBytes } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { CopyButton } from '../design/CopyButton.tsx';
import { Digest } from '../design/Digest.tsx';
import { Loaded } from '../design/State.tsx';
import { useQuery } from '../engine/index.tsx';
import { FileBody, Tabs, type Tab } from './FilePane.tsx';
import { HexView } from './HexView.tsx';

/** The evidence file itself: its bytes, and where it is one document what it says. */
export function ArchivePane({ engine, digest, evidence, address, run, select }: ScreenProps): ReactNode {
  const document = evidence.kind !== 'evidence-bundle';
  const [tab, setTab] = useState<Tab>(document && address.bytes === null ? 'view' : 'bytes');
  const query = useQuery(document ? ['file', digest, ''] : null, (signal) => engine.evidence.file({ digest, name: '' }, { signal }));
  return (
    <section className="file-pane" aria-label={evidenceLabels.theEvidenceFileItself}>
      <header className="view-head">
        <div className="view-title">
          <h2>{evidenceLabels.theEvidenceFileItself}</h2>
          <p>
            <span>{displayName(evidence.name)}</span>
            <span className="quiet">{formatBytes(evidence.size)}</span>
            <span className="quiet file-digest">{evidenceLabels.sha256}{' '}<Digest hex={digest} copy={false} /><CopyButton text={digest} label={evidenceText.copyDigest} /></span>
          </p>
        </div>
        {document && <Tabs tab={tab} setTab={setTab} />}
      </header>
      {tab === 'bytes' || !document
        ? <HexView digest={digest} name="" size={evidence.size} marked={address.bytes} />
        : <Loaded query={query} what={evidenceLabels.theFile}>{(view) => <FileBody digest={digest} view={view} tab={tab} run={run.run} marked={null} openFile={(name) => select({ kind: 'file', id: name })} />}</Loaded>}
    </section>
  );
}
