/** What roles let people do that no one person may do together, by the action that a permission names. */
const DUTIES = {
  propose: ['repository.modify', 'change.propose'],
  approve: ['approve'],
  deploy: ['repository.merge', 'production.change', 'release.ship'],
  administer: ['role.bind', 'policy.publish'],
  'export-audit': ['evidence.export', 'audit.export'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Duty = keyof typeof DUTIES;

/** A permission for every action is one for every duty. */
export const dutiesOf = (action: string): readonly Duty[] =>
  (Object.keys(DUTIES) as Duty[]).filter((duty) => action === '*' || (DUTIES[duty] as readonly string[]).includes(action));

export interface ToxicPair {
  readonly reason: 'propose-and-approve' | 'approve-and-deploy' | 'administer-and-export';
  readonly duties: readonly [Duty, Duty];
  /** Whether the two only add up in one environment. What is proposed anywhere may be approved for production. */
  readonly sameEnvironment: boolean;
}

export const TOXIC: readonly ToxicPair[] = [
  { reason: 'propose-and-approve', duties: ['propose', 'approve'], sameEnvironment: false },
  { reason: 'approve-and-deploy', duties: ['approve', 'deploy'], sameEnvironment: true },
  { reason: 'administer-and-export', duties: ['administer', 'export-audit'], sameEnvironment: false },
];
