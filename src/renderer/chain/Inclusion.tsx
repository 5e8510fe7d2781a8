import { useState, type ReactNode } from 'react';
import type { EngineClient, EventDetail, InclusionDto, StreamSummary } from '../../contract/index.ts';
import { chainLabels, chainScreen } from '../../text/index.ts';
import { Digest } from '../design/Digest.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { Loaded } from '../design/State.tsx';
import { currentSession } from '../app/session.ts';
import { errorSentence } from '../engine/errors.ts';
import { useQuery, useShell } from '../engine/index.tsx';

const t = () => chainScreen.inclusion;

/** One event's way to the root of its log, drawn from the leaf down the page, every step computed by the engine. */
export function Inclusion({ engine, digest, detail, stream }: {
  readonly engine: EngineClient;
  readonly digest: string;
  readonly detail: EventDetail | null;
  readonly stream: StreamSummary;
}): ReactNode {
  const id = detail?.event.id ?? null;
  const query = useQuery(id === null ? null : ['inclusion', digest, id], (signal) => engine.chain.inclusion({ digest, id: id ?? '' }, { signal }));
  if (detail === null) return <p className="quiet chain-note">{t().choose}</p>;
  return (
    <Loaded query={query} what={chainLabels.theInclusionProof}>
      {(proof) => (proof === null ? <p className="chain-note">{t().none}</p> : <Path proof={proof} detail={detail} stream={stream} digest={digest} />)}
    </Loaded>
  );
}

function Path({ proof, detail, stream, digest }: { readonly proof: InclusionDto; readonly detail: EventDetail; readonly stream: StreamSummary; readonly digest: string }): ReactNode {
  const computed = proof.steps.at(-1)?.result ?? proof.leaf;
  const signed = stream.checkpoint !== null && stream.checkpoint.outcome === 'valid' ? stream.checkpoint.root : null;
  const expected = signed ?? stream.merkleRoot;
  const rooted = computed === expected;
  // The tree is over hashes as recorded: it proves the event only where the event's own content gives that hash.
  const own = detail.computedHash === proof.eventHash;
  const { seq } = detail.event;
  return (
    <div className="inclusion">
      <p className="outcome-word"><OutcomeMark outcome={rooted && own ? 'pass' : 'fail'} size={16} label={false} /><strong>{rooted && !own ? t().other(seq) : t().answer(seq, rooted, proof.steps.length)}</strong></p>
      <p className="quiet">{t().place(proof.leafIndex, proof.treeSize)}</p>
      {rooted && own && signed !== null && <HandOver digest={digest} id={detail.event.id} />}
      <ol className="inclusion-path" aria-label={t().list}>
        <li className="inclusion-step">
          <p className="inclusion-name">{t().leaf}</p>
          <div className="inclusion-pair"><Node side={t().hash} hex={proof.eventHash} own={false} /></div>
          <Result rule={t().leafResult} hex={proof.leaf} />
        </li>
        {proof.steps.map((step, at) => {
          const before = at === 0 ? proof.leaf : proof.steps[at - 1]?.result ?? '';
          const left = step.side === 'left' ? step.sibling : before;
          const right = step.side === 'left' ? before : step.sibling;
          return (
            <li key={at} className="inclusion-step">
              <p className="inclusion-name">{t().step(at + 1)}<span className="quiet">{t().covers(step.from, step.to)}</span></p>
              <div className="inclusion-pair">
                <Node side={t().left} hex={left} own={step.side === 'right'} />
                <Node side={t().right} hex={right} own={step.side === 'left'} />
              </div>
              <Result rule={t().stepResult} hex={step.result} />
            </li>
          );
        })}
      </ol>
      <dl className="inclusion-end">
        <dt>{t().root}</dt><dd><Digest hex={computed} whole /></dd>
        <dt>{signed === null ? t().signed : t().checkpoint}</dt><dd><Digest hex={expected} whole /></dd>
      </dl>
    </div>
  );
}

/** The event with its proof as a file, to be verified by whoever has nothing else of the bundle. */
function HandOver({ digest, id }: { readonly digest: string; readonly id: string }): ReactNode {
  const shell = useShell();
  const [busy, setBusy] = useState(false);
  const handOver = async (): Promise<void> => {
    setBusy(true);
    const { say } = currentSession();
    try {
      const file = await shell.engine.chain.eventProof({ digest, id });
      if ((await shell.save(file.downloadId, file.name)) === 'saved') say({ text: () => t().handedOver(file.name) });
    } catch (error) {
      say({ text: () => `${t().notHandedOver} ${errorSentence(error)}` });
    }
    setBusy(false);
  };
  return (
    <div className="inclusion-hand-over">
      <button type="button" className="button" disabled={busy} onClick={() => void handOver()}>{busy ? t().handingOver : t().handOver}</button>
      <p className="quiet">{t().handOverNote}</p>
    </div>
  );
}

function Node({ side, hex, own }: { readonly side: string; readonly hex: string; readonly own: boolean }): ReactNode {
  return (
    <div className="inclusion-node" data-own={own}>
      <span className="quiet">{side}{own ? `, ${t().own}` : ''}</span>
      <Digest hex={hex} />
    </div>
  );
}

function Result({ rule, hex }: { readonly rule: string; readonly hex: string }): ReactNode {
  return <div className="inclusion-result"><span className="quiet">{rule}</span><Digest hex={hex} /></div>;
}
