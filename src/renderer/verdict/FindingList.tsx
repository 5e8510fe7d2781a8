import { useState, type ReactNode } from 'react';
import type { Check, Run } from '../../contract/index.ts';
import { checkText, formatNumber, outcomeWord, plural } from '../../text/index.ts';
import { OutcomeMark } from '../design/Outcome.tsx';
import { FindingItem, type Reach } from './FindingItem.tsx';

const FIRST = 5;
const STEP = 50;

/** Every finding, by the check it belongs to; a thousand of one kind are counted and opened by the fifty. */
export function FindingList({ run, reach }: { readonly run: Run; readonly reach: Reach }): ReactNode {
  const groups = run.checks.filter((check) => check.findings.length > 0);
  return (
    <section className="section" aria-labelledby="findings">
      <h2 id="findings">{run.findings.length === 0 ? 'No findings' : plural(run.findings.length, 'finding')}</h2>
      {run.findings.length === 0 && <p>No check found anything to say about this evidence. What was not proved still stands above.</p>}
      {groups.map((check) => <Group key={check.id} check={check} run={run} reach={reach} />)}
      {run.findingsLeftOut.map(({ code, count }) => (
        <p key={code}>{formatNumber(count)} more of <code>{code}</code> were counted and not listed.</p>
      ))}
    </section>
  );
}

function Group({ check, run, reach }: { readonly check: Check; readonly run: Run; readonly reach: Reach }): ReactNode {
  const [shown, setShown] = useState(FIRST);
  const rest = check.findings.length - shown;
  return (
    <section className="finding-group">
      <h3>
        <OutcomeMark outcome={check.outcome} size={16} label={false} />
        {checkText(check.id).title}
        <span className="quiet">{outcomeWord(check.outcome)}</span>
      </h3>
      {check.findings.slice(0, shown).map((index) => {
        const finding = run.findings[index];
        return finding && <FindingItem key={index} finding={finding} index={index} reach={reach} />;
      })}
      {rest > 0 && (
        <button type="button" className="button" onClick={() => setShown(shown + STEP)}>
          Show {Math.min(STEP, rest)} more of {formatNumber(check.findings.length)}
        </button>
      )}
    </section>
  );
}
