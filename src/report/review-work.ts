/** People's own words beside the evidence, as the vault's journal holds them: docs/formats/sign-off.md. Times are RFC 3339. */
export interface ReviewWork {
  readonly caseName: string;
  /** Of all rows of the case, printed or not: what a sign-off is over. */
  readonly digest: string;
  readonly entries: number;
  readonly dispositions: readonly { readonly target: string; readonly label: string; readonly control: string | null; readonly says: string; readonly why: string; readonly by: string; readonly createdAt: string }[];
  readonly notes: readonly { readonly target: string; readonly text: string; readonly createdAt: string }[];
  /** `until` is the last day that is covered, in UTC; `over` the result a waiver was given over; `whole` where it is not of one exception alone. */
  readonly waivers: readonly { readonly control: string; readonly why: string; readonly by: string; readonly createdAt: string; readonly until: string; readonly whole: boolean; readonly over: { readonly version: number; readonly populationDigest: string; readonly exceptions: number }; readonly withdrawn: { readonly at: string; readonly by: string; readonly why: string | null } | null }[];
  readonly samples: readonly {
    readonly name: string; readonly of: string; readonly filter: string; readonly population: { readonly count: number; readonly digest: string };
    readonly method: { readonly kind: string; readonly size?: number; readonly seed?: number }; readonly items: readonly { readonly position: number; readonly id: string }[];
  }[];
  readonly workpapers: readonly {
    readonly title: string; readonly objective: string; readonly procedure: string; readonly population: string; readonly result: string; readonly conclusion: string;
    readonly sample: string | null; readonly evidence: readonly string[]; readonly preparer: string; readonly reviewer: string; readonly state: string;
  }[];
  /** What the engine found of each signature: a name is trusted only where a trust pack names its key. */
  readonly signOffs: readonly { readonly role: string; readonly name: string; readonly at: string | null; readonly keyid: string; readonly trustedAs: string | null; readonly covers: 'now' | 'earlier'; readonly problem: string | null }[];
}
