import { useState, type ReactNode } from 'react';
import type { AxisVerdict, Check, Run } from '../../contract/index.ts';
import { axisAnswer, axisText, checkText, counted, displayName, factLabel, formatNumber, outcomeWord, verdictLabels } from '../../text/index.ts';
import { Disclosure } from '../design/Disclosure.tsx';
import { Facts } from '../design/Facts.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { RawJson } from '../design/RawJson.tsx';
import { Sentence } from '../design/Sentence.tsx';
import { atLeast, type Depth } from './depth.ts';
import { FindingItem, type Reach } from './FindingItem.tsx';

/** Findings drawn under one check; the list below has them all. */
const SHOWN = 3;

/** The six answers; each opens to its checks, each check to its facts and findings, each of those to JSON. */
export function AxisList({ run, depth, reach }: { readonly run: Run; readonly depth: Depth; readonly reach: Reach }): ReactNode {
  return (
    <ol className="axes">
      {run.verdict.axes.map((verdict) => (
        // A new depth sets every line anew.
        <Axis key={`${verdict.axis}/${depth}`} verdict={verdict} run={run} depth={depth} reach={reach} />
      ))}
    </ol>
  );
}

/** Units come in the plural: "1 manifest", "2 manifests". */
const examined = ({ examined: n, unit }: Check): string => `${formatNumber(n)} ${n === 1 ? unit.replace(/ies$/, 'y').replace(/s$/, '') : unit}`;

function Axis({ verdict, run, depth, reach }: {
  readonly verdict: AxisVerdict;
  readonly run: Run;
  readonly depth: Depth;
  readonly reach: Reach;
}): ReactNode {
  const [open, setOpen] = useState(atLeast(depth, 'checks'));
  const { name, question } = axisText(verdict.axis);
  const checks = run.checks.filter((check) => check.axis === verdict.axis);
  return (
    <li className="axis" data-outcome={verdict.outcome}>
      <Disclosure
        heading={2}
        open={open}
        onToggle={setOpen}
        summary={
          <>
            <OutcomeMark outcome={verdict.outcome} size={24} label={false} />
            <span className="axis-name">{name}<span className="axis-word">{outcomeWord(verdict.outcome)}</span></span>
            <span className="axis-answer"><span><Sentence text={axisAnswer(verdict, run)} /></span><span className="axis-question">{question}</span></span>
          </>
        }
      >
        <ul className="checks">
          {checks.map((check) => <CheckLine key={check.id} check={check} run={run} depth={depth} reach={reach} />)}
          {checks.length === 0 && <li className="quiet">{verdictLabels.noCheckOfThis}</li>}
        </ul>
      </Disclosure>
    </li>
  );
}

function CheckLine({ check, run, depth, reach }: {
  readonly check: Check;
  readonly run: Run;
  readonly depth: Depth;
  readonly reach: Reach;
}): ReactNode {
  const [open, setOpen] = useState(atLeast(depth, 'facts'));
  const [raw, setRaw] = useState(atLeast(depth, 'raw'));
  const { title, explains } = checkText(check.id);
  const listed = check.findings.slice(0, SHOWN);
  return (
    <li className="check">
      <Disclosure
        heading={3}
        open={open}
        onToggle={setOpen}
        summary={
          <>
            <OutcomeMark outcome={check.outcome} size={16} label={false} />
            <span className="check-title">{title}</span>
            <span className="check-word">{outcomeWord(check.outcome)}</span>
            <span className="check-count">
              {check.findings.length > 0 ? counted.finding(check.findings.length) : examined(check)}
            </span>
          </>
        }
      >
        <p className="quiet">{explains}</p>
        <Facts facts={[
          [verdictLabels.examined, examined(check)],
          ...check.facts.map(([key, value]) => [factLabel(key), displayName(value)] as const),
        ]} />
        {listed.map((index) => {
          const finding = run.findings[index];
          return finding && <FindingItem key={index} finding={finding} reach={reach} />;
        })}
        {check.findings.length > listed.length && <p className="quiet">{verdictLabels.moreBelow(formatNumber(check.findings.length - listed.length))}</p>}
        <button type="button" className="link" aria-expanded={raw} onClick={() => setRaw(!raw)}>{verdictLabels.raw}</button>
        {raw && <RawJson label={title} value={check} />}
      </Disclosure>
    </li>
  );
}
