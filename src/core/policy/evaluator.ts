/** What core asks of Cedar. The engine brings the implementation: core loads no WebAssembly. */
export interface CedarEvaluator {
  /** Reads a policy set once, for many requests. Never throws for what the text holds. */
  prepare(text: string): Prepared;
}

export type Prepared =
  | { readonly ok: true; readonly policies: readonly CedarPolicy[]; authorize(request: CedarRequest): CedarResponse }
  | { readonly ok: false; readonly problem: CedarProblem };

/** `syntax`: not Cedar. `template`: a policy with open places, which nothing here fills. `broke`: the evaluator ended. */
export type CedarProblem = 'size' | 'count' | 'depth' | 'syntax' | 'template' | 'broke';

export interface CedarPolicy {
  /** `policy0`, `policy1`, …: by its place in the text. */
  readonly id: string;
  readonly annotations: Readonly<Record<string, string>>;
  /** Cedar's own JSON form of the policy; of unknown shape until `policyReads` has recognised it. */
  readonly json: unknown;
}

export interface EntityName {
  readonly type: string;
  readonly id: string;
}
export type CedarValue = string | number | boolean | readonly string[];

export interface CedarEntity {
  readonly uid: EntityName;
  readonly attrs: Readonly<Record<string, CedarValue>>;
  readonly parents: readonly EntityName[];
}

export interface CedarRequest {
  readonly principal: EntityName;
  readonly action: EntityName;
  readonly resource: EntityName;
  readonly context: Readonly<Record<string, CedarValue>>;
  readonly entities: readonly CedarEntity[];
}

/** `determining` and `erred` are policy ids. Cedar leaves out a policy that errs; whoever replays must know that it did. */
export type CedarResponse =
  | { readonly ok: true; readonly allowed: boolean; readonly determining: readonly string[]; readonly erred: readonly string[] }
  | { readonly ok: false; readonly problem: 'refused' | 'broke' };
