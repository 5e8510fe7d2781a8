/** Where values stand that are wanted one by one: member names from the root down, `*` for every item of an array. */
export type SplitRule = readonly string[];

/** The rules as a tree: one node a place. */
export interface RuleNode {
  /** Number of the rule that ends here. */
  readonly rule: number | null;
  readonly members: ReadonlyMap<string, RuleNode>;
  readonly items: RuleNode | null;
}

export function ruleTree(rules: readonly SplitRule[]): RuleNode {
  return node(rules.map((path, rule) => ({ path, rule })));
}

function node(rules: readonly { readonly path: SplitRule; readonly rule: number }[]): RuleNode {
  const names = new Set(rules.flatMap(({ path }) => path.slice(0, 1)));
  const under = (name: string): RuleNode => node(rules.filter(({ path }) => path[0] === name).map(({ path, rule }) => ({ path: path.slice(1), rule })));
  return {
    rule: rules.find(({ path }) => path.length === 0)?.rule ?? null,
    members: new Map([...names].filter((name) => name !== '*').map((name) => [name, under(name)])),
    items: names.has('*') ? under('*') : null,
  };
}

/** Whether a value at this place is entered rather than handed over; `byte` is its first. */
export function enters(place: RuleNode | null, byte: number): boolean {
  if (place === null || place.rule !== null) return false;
  return byte === 0x7b ? place.members.size > 0 : byte === 0x5b && place.items !== null;
}
