import type { ReactNode } from 'react';
import type { Run } from '../../contract/index.ts';
import { headline, recordStateText as t } from '../../text/index.ts';
import { OutcomeMark } from '../design/Outcome.tsx';
import { EmptyState } from '../design/State.tsx';
import { ARCHIVE, type Address } from './navigation.ts';

type Go = (to: Partial<Address>) => void;

/** Why nothing can be drawn from a run's record; null where something can. `events`: whether the screen is about what happened, not only about what could. */
export function recordMissing({ subject, counts }: Run, events: boolean): 'no-record' | 'no-events' | null {
  if (subject.kind !== 'evidence-bundle' && subject.kind !== 'audit-export') return 'no-record';
  return events && counts.events === 0 ? 'no-events' : null;
}

/** In place of a screen that has nothing to draw from. */
export function NoRecord({ run, missing, go }: { readonly run: Run; readonly missing: 'no-record' | 'no-events'; readonly go: Go }): ReactNode {
  const sentence = missing === 'no-events' ? t.noEventsSentence : run.subject.kind === 'unreadable' ? headline(run) : t.otherKind;
  return (
    <section className="screen-empty">
      <EmptyState
        heading="h1" title={missing === 'no-events' ? t.noEvents : t.noRecord} sentence={sentence}
        action={
          <p className="empty-actions">
            <button type="button" className="button" onClick={() => go({ screen: 'verdict' })}>{t.toVerdict}</button>
            <button type="button" className="button" onClick={() => go({ screen: 'evidence', selection: { kind: 'file', id: ARCHIVE } })}>{t.toBytes}</button>
          </p>
        }
      />
    </section>
  );
}

/** Above a screen that is drawn from a record which is not known to be as it was recorded: nothing on it says more than its author does. */
export function RecordStanding({ run, go }: { readonly run: Run; readonly go: Go }): ReactNode {
  const outcome = run.verdict.axes.find((each) => each.axis === 'integrity')?.outcome ?? 'not-checked';
  if (outcome === 'pass') return null;
  return (
    <p className="record-standing">
      <OutcomeMark outcome={outcome} size={16} label={false} />
      {outcome === 'fail' ? t.broken : run.subject.kind === 'audit-export' ? t.unsigned : t.untold}
      <button type="button" className="link" onClick={() => go({ screen: 'verdict', selection: null })}>{t.why}</button>
    </p>
  );
}
