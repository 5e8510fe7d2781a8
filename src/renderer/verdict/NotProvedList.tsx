import type { ReactNode } from 'react';
import type { Run } from '../../contract/index.ts';
import { notProvedText, verdictLabels } from '../../text/index.ts';
import { OutcomeMark } from '../design/Outcome.tsx';

/** Never folded away: a verdict without it would say more than was shown. */
export function NotProvedList({ run }: { readonly run: Run }): ReactNode {
  return (
    <section className="section not-proved" aria-labelledby="not-proved">
      <h2 id="not-proved">{verdictLabels.whatThisDoesNot}</h2>
      {run.notProved.length === 0 && <p>{verdictLabels.anythingNothingAboutThis}</p>}
      <ul>
        {run.notProved.map((each) => (
          <li key={`${each.key}${JSON.stringify(each.values)}`}><OutcomeMark outcome="not-checked" size={14} label={false} />{notProvedText(each)}</li>
        ))}
      </ul>
    </section>
  );
}
