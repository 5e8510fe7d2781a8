import type { ReactNode } from 'react';
import type { ControlResult } from '../../contract/index.ts';
import { controlsScreen, displayList } from '../../text/index.ts';
import { OutcomeMark } from '../design/Outcome.tsx';
import { absentGroups } from './groups.ts';

/** What no result on this screen says anything about. */
export function Limits({ controls }: { readonly controls: readonly ControlResult[] }): ReactNode {
  const absent = absentGroups(controls);
  const items = [...(absent.length > 0 ? [controlsScreen.limits.absent(displayList(absent, 8))] : []), ...controlsScreen.limits.items];
  return (
    <section className="section not-proved" aria-labelledby="control-limits">
      <h2 id="control-limits">{controlsScreen.limits.title}</h2>
      <ul>{items.map((item) => <li key={item}><OutcomeMark outcome="not-checked" size={16} label={false} /><span>{item}</span></li>)}</ul>
    </section>
  );
}
