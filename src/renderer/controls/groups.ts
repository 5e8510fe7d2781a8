import type { ControlResult } from '../../contract/index.ts';
import { controlsScreen, severities } from '../../text/index.ts';
import { byUrgency, SEVERITIES } from './outcomes.ts';

export type OrderBy = keyof typeof controlsScreen.views;
type GroupId = keyof typeof controlsScreen.groups;

/** The catalogue's groups and the number of the last test of each. */
const LAST: readonly (readonly [group: GroupId, last: number])[] = [['a', 11], ['b', 18], ['c', 24], ['d', 31], ['e', 34], ['f', 37], ['g', 42], ['h', 50]];

export interface ControlGroup {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  readonly controls: readonly ControlResult[];
}

function groupOf(id: string): GroupId {
  const number = /^CT-(\d\d)$/.exec(id)?.[1];
  return LAST.find(([, last]) => number !== undefined && Number(number) <= last)?.[0] ?? 'own';
}

/** Advisory tests stand apart at the end: what they find fails nothing. */
export function groupsOf(controls: readonly ControlResult[], by: Exclude<OrderBy, 'framework' | 'reconciliation'>): readonly ControlGroup[] {
  const judged = controls.filter((each) => !each.advisory);
  const groups: readonly ControlGroup[] = by === 'severity'
    ? SEVERITIES.map((id) => ({ id, title: severities[id], note: null, controls: judged.filter((each) => each.severity === id).toSorted(byUrgency) }))
    : GROUPS.map((id) => ({ id, title: controlsScreen.groups[id], note: null, controls: judged.filter((each) => groupOf(each.id) === id) }));
  const advisory = { id: 'advisory', title: controlsScreen.advisory, note: controlsScreen.advisoryNote, controls: controls.filter((each) => each.advisory) };
  return [...groups, advisory].filter((group) => group.controls.length > 0);
}

const GROUPS: readonly GroupId[] = [...LAST.map(([group]) => group), 'own'];

/** Groups of the catalogue that the run has no test of. */
export function absentGroups(controls: readonly ControlResult[]): readonly string[] {
  const present = new Set(controls.map((each) => groupOf(each.id)));
  return LAST.filter(([group]) => !present.has(group)).map(([group]) => controlsScreen.groups[group]);
}
