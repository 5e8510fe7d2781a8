/** What an import of a large log came to, by the run and by the index beside it. */
export interface Examined {
  /** Events in the sample that was made. */
  readonly wanted: number;
  readonly run: { readonly events: number; readonly actions: number; readonly members: number; readonly axes: number };
  readonly index: { readonly events: number; readonly actions: number; readonly facts: number; readonly drawn: number };
  /** Files of a build or a copy that nobody took away. */
  readonly left: readonly string[];
}

/** Fewer events would fit into what the index may hold in memory, and prove nothing about what does not. */
export const FLOOR = 200_000;

/** What is wrong with it; empty where every event, action and member of a population arrived in the index. */
export function problems({ wanted, run, index, left }: Examined): readonly string[] {
  const same = (what: string, found: number, expected: number): readonly string[] => (found === expected ? [] : [`${found} ${what}, not ${expected}`]);
  return [
    ...(wanted < FLOOR ? [`fewer than ${FLOOR} events were imported, so this check proves nothing`] : []),
    ...same('axes in the verdict', run.axes, 6),
    ...same('events in the run', run.events, wanted),
    ...same('events in the index', index.events, wanted),
    ...same('events on the timeline', index.drawn, wanted),
    ...same('actions in the index', index.actions, run.actions),
    ...same('facts in the index', index.facts, run.members),
    ...(run.actions === 0 || run.members === 0 ? ['nothing of the record was tested'] : []),
    ...left.map((name) => `${name} was left behind`),
  ];
}
