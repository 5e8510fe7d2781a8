import type { ReactNode } from 'react';
import type { ActionDetail, Fact } from '../../contract/index.ts';
import { actionLabels, controlText, displayName, factText } from '../../text/index.ts';
import type { ScreenProps } from '../app/screen.ts';
import { FACT_OUTCOMES } from '../controls/outcomes.ts';
import { OutcomeMark } from '../design/Outcome.tsx';
import { Sentence } from '../design/Sentence.tsx';

/** One control test and what it says of this action, with names where the record gives them. */
export function ControlLine({ control, labels, select, brief = false }: {
  readonly control: ActionDetail['controls'][number];
  readonly labels: ActionDetail['labels'];
  readonly select: ScreenProps['select'];
  /** Where the sentence already stands above: the name and the mark are enough to find the place. */
  readonly brief?: boolean;
}): ReactNode {
  const { id, fact } = control;
  if (brief) {
    return (
      <div className="action-control" data-verdict={fact.verdict}>
        <OutcomeMark outcome={FACT_OUTCOMES[fact.verdict]} size={16} label={false} />
        <p>{actionLabels.controlHere(displayName(id), fact.verdict === 'exception', controlText(id).title)}</p>
      </div>
    );
  }
  return (
    <div className="action-control" data-verdict={fact.verdict}>
      <OutcomeMark outcome={FACT_OUTCOMES[fact.verdict]} size={16} />
      <p>
        <span className="action-control-title">{displayName(id)} {controlText(id).title}.</span> <Sentence text={factText(id, named(fact, labels))} />
        {fact.at.event !== undefined && fact.verdict !== 'held' && <> <button type="button" className="link" onClick={() => select({ kind: 'event', id: fact.at.event ?? '' })}>{actionLabels.event2(displayName(fact.at.event, 40))}</button></>}
      </p>
    </div>
  );
}

/** The fact with ids replaced by the record's names for them. */
function named(fact: Fact, labels: ActionDetail['labels']): Fact {
  return { ...fact, values: Object.fromEntries(Object.entries(fact.values).map(([key, value]) => [key, Object.hasOwn(labels, value) ? (labels[value] ?? value) : value])) };
}
