import { sha256Hex } from '../../core/crypto/index.ts';
import { encodeUtf8 } from '../../core/encoding/index.ts';
import type { Run } from '../../core/run.ts';
import type { ReportModel } from '../model.ts';
import { ownOf } from './shown.ts';
import { nameUuid } from './uuid.ts';

/** Ids of everything in one document: the same run gives the same, and another run of the same file others. */
export interface Ids {
  readonly document: string;
  readonly result: string;
  readonly software: string;
  readonly evidence: string;
  readonly controlPack: string;
  readonly trustPack: string;
  readonly previousRun: string;
  party(n: number): string;
  /** A file of the evidence, by its place in the run. */
  file(n: number): string;
  risk(control: number): string;
  riskEntry(control: number, n: number): string;
  waiver(control: number, n: number): string;
  custody(seq: number, hash: string | null): string;
  activity(control: string): string;
  population(control: string): string;
  observation(of: string, n: number): string;
  /** What is of a control of the user's own. */
  own(what: string): string;
  finding(of: string): string;
}

export function idsOf(model: ReportModel): Ids {
  const { run, choices, custody, review } = model.shown;
  const own = ownOf(model);
  const { subject, software, inputs } = run;
  const seed = JSON.stringify([
    subject.digest, inputs.asOf, inputs.trustPack?.digest ?? null, inputs.controlPack.digest, inputs.previousRun?.digest ?? null,
    inputs.rememberedHeads.map(({ root }) => root), Object.values(inputs.limits), software.version,
  ]);
  const of = (name: string): string => nameUuid(`${seed}/${name}`);
  const file = (digest: string | undefined): string => nameUuid(`sha256/${digest ?? ''}`);
  // Of their files alone: what they found is a function of these and of the run.
  const owned = sha256Hex(encodeUtf8(JSON.stringify(own.map(({ name, came }) => (came.kind === 'result' ? came.own.digest : came.kind === 'refused' ? came.refusal.digest : name)))));
  const places = new Map(run.controls.map(({ id }, at) => [id, at]));
  const at = (control: string): number => places.get(control) ?? -1;
  return {
    document: of(`document/${JSON.stringify([choices.language, choices.redactions.map(({ what }) => what), choices.preparer !== null, choices.reviewer !== null, custody.at(-1)?.hash ?? null, review?.digest ?? null, choices.leftOut, ...(own.length === 0 ? [] : [owned])])}`),
    result: of('result'),
    software: nameUuid(`software/${software.version}`),
    evidence: file(subject.digest),
    controlPack: file(inputs.controlPack.digest),
    trustPack: file(inputs.trustPack?.digest),
    previousRun: file(inputs.previousRun?.digest),
    party: (n) => of(`party/${n}`),
    file: (n) => of(`file/${n}`),
    risk: (control) => of(`risk/${control}`),
    riskEntry: (control, n) => of(`risk/${control}/entry/${n}`),
    waiver: (control, n) => of(`risk/${control}/waiver/${n}`),
    custody: (seq, hash) => (hash === null ? of(`custody/${seq}`) : nameUuid(`custody/${seq}/${hash}`)),
    activity: (control) => of(`activity/${at(control)}`),
    population: (control) => of(`population/${at(control)}`),
    observation: (what, n) => of(`observation/${what}/${n}`),
    own: (what) => of(`own/${owned}/${what}`),
    finding: (what) => of(`finding/${what}`),
  };
}

/** Where the axes stand among the objectives that were tested, beside the control tests. */
export const axisObjective = (axis: Run['verdict']['axes'][number]['axis']): string => `axis-${axis}`;
