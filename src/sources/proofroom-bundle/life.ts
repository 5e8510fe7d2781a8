import type { ActionDescriptor } from '../../core/bundle/format.ts';
import type { Pointer } from '../../core/findings/index.ts';
import type {
  Action, ActionDataUse, ActorKind, Approval, ApprovalRequest, Artifact, Decision, EvidenceView, PackageClaim, PolicyFailure, Receipt, RowIntegrity, Stated, TestResult, WorkPackage,
} from '../../core/model/record.ts';
import { standingOf, type FoundFiles } from './artifacts.ts';

export type Happening = Stated<{ readonly type: string; readonly data: Readonly<Record<string, unknown>> }>;

type Open<T> = { -readonly [K in keyof T]: T[K] };
export type ActingUnder = Pick<Action, 'agentVersion' | 'credential' | 'delegation' | 'breakGlass'>;

/** One action while its events come in. Memory is one of these an action, whatever the number of events. */
export interface Life {
  readonly id: string;
  /** First event that named the action: where to point when nobody ever requested it. */
  readonly first: Pointer;
  request: {
    readonly descriptor: ActionDescriptor;
    readonly agentId: string;
    readonly actorKind: ActorKind;
    readonly digest: string;
    readonly computedDigest: string;
    readonly stated: Stated<null>;
    /** What the action is done by and under, in the record's names; absent members are not stated. */
    readonly under: ActingUnder;
  } | null;
  policyFailures: Stated<PolicyFailure>[];
  approvalRequests: Stated<ApprovalRequest>[];
  evidenceViews: Stated<EvidenceView>[];
  dataUses: Stated<Open<ActionDataUse>>[];
  dataUsesBeyond: number;
  decisions: Stated<Decision>[];
  approvals: Stated<Approval>[];
  packages: Stated<WorkPackage>[];
  receipts: Stated<Receipt>[];
  packageClaims: Stated<PackageClaim>[];
  started: Action['started'];
  startedUnder: Pick<Action, 'startedBy' | 'startCredential'>;
  finished: Action['finished'];
  tests: Stated<TestResult>[];
  artifacts: Stated<Artifact>[];
  consequences: Happening[];
  events: number;
  integrity: RowIntegrity;
}

export const newLife = (id: string, first: Pointer): Life => ({
  id, first, request: null, policyFailures: NONE, approvalRequests: NONE, evidenceViews: NONE, dataUses: NONE, dataUsesBeyond: 0, startedUnder: NOTHING, decisions: NONE, approvals: NONE, packages: NONE, receipts: NONE, packageClaims: NONE, started: null, finished: null, tests: NONE,
  artifacts: NONE, consequences: NONE, events: 0, integrity: 'verified',
});

const NOTHING = {};
/** Shared by every list nothing was added to: most of an action's stay empty, and a hundred thousand actions have nine each. */
const NONE: never[] = [];

/** The list with one more. A list of one, as most are, is made to measure; `push` would make room for sixteen more. */
export function withOne<T>(list: T[], item: T): T[] {
  if (list.length === 0) return [item];
  list.push(item);
  return list;
}

const WORSE: Readonly<Record<RowIntegrity, number>> = { verified: 0, unsigned: 1, unverified: 2, failed: 3 };

/** An action is as sound as its least sound event. */
export function countEvent(life: Life, integrity: RowIntegrity): void {
  life.events += 1;
  if (WORSE[integrity] > WORSE[life.integrity]) life.integrity = integrity;
}

/** A query or a test run uses what it names and leaves it as it was. */
const LOOKS: ReadonlySet<string> = new Set<ActionDescriptor['kind']>(['data.query', 'test.run']);

export interface ActionContext {
  readonly owners: ReadonlyMap<string, string>;
  readonly fleets: ReadonlyMap<string, string>;
  /** Releases that a rollback was recorded for. */
  readonly rolledBack: ReadonlySet<string>;
  /** The bundle's files, as they were found. */
  readonly files: FoundFiles;
}

/** The action as the record holds it; null for an action that nobody requested, which has no description. */
export function toAction(life: Life, context: ActionContext): Action | null {
  const { request } = life;
  if (request === null) return null;
  return {
    id: life.id,
    agentId: request.agentId,
    actorKind: request.actorKind,
    fleetId: context.fleets.get(request.agentId) ?? null,
    accountable: context.owners.get(request.agentId) ?? null,
    descriptor: request.descriptor,
    mode: LOOKS.has(request.descriptor.kind) ? 'read' : 'write',
    digest: request.digest,
    computedDigest: request.computedDigest,
    requested: request.stated,
    ...request.under,
    ...life.startedUnder,
    decisions: life.decisions,
    ...given('policyFailures', life.policyFailures),
    ...given('approvalRequests', life.approvalRequests),
    ...given('evidenceViews', life.evidenceViews),
    ...given('dataUses', life.dataUses),
    ...(life.dataUsesBeyond === 0 ? {} : { dataUsesBeyond: life.dataUsesBeyond }),
    approvals: eachOf(life.approvals, (each) => withdrawn(each, context)),
    packages: eachOf(life.packages, (each) => withdrawn(each, context)),
    receipts: eachOf(life.receipts, (each) => withdrawn(each, context)),
    ...given('packageClaims', life.packageClaims),
    started: life.started,
    finished: life.finished,
    tests: life.tests,
    artifacts: eachOf(life.artifacts, (each) => standingOf(each, context.files)),
    consequences: life.consequences,
    outcome: outcomeOf(life, context),
    eventCount: life.events,
    integrity: life.integrity,
  };
}

/** The shared empty list stays the shared one. */
const eachOf = <T>(list: readonly T[], of: (each: T) => T): readonly T[] => (list.length === 0 ? list : list.map(of));

const given = <Name extends string, T>(name: Name, list: readonly T[]): { readonly [K in Name]?: readonly T[] } =>
  (list.length === 0 ? {} : { [name]: list } as { readonly [K in Name]: readonly T[] });

/**
 * An approval, package or receipt whose file was replaced in the bundle says nothing about what was signed, not even that
 * its signature is wrong: the signed one is missing. Otherwise whoever edits the copy could make the action look unapproved.
 */
function withdrawn<T extends Pick<Approval, 'file' | 'signature'>>(each: Stated<T>, { files }: ActionContext): Stated<T> {
  return files.get(each.value.file)?.status === 'differs' ? { ...each, value: { ...each.value, signature: 'missing' } } : each;
}

function outcomeOf(life: Life, context: ActionContext): Action['outcome'] {
  const shipped = life.consequences.filter((each) => each.value.type === 'release.shipped');
  if (shipped.some((each) => context.rolledBack.has(String(each.value.data['release_id'])))) return 'rolled-back';
  const end = life.finished?.value.type;
  if (end === 'action.completed') return 'completed';
  if (end === 'action.failed') return 'failed';
  const refused = life.started === null ? refusalOf(life) : null;
  return refused ?? (end === 'action.blocked' ? 'blocked' : 'in-progress');
}

/** Why an action never started, where the record says: the policy or an approver refused it, or nobody answered in time. */
function refusalOf(life: Life): 'denied' | 'expired' | null {
  if (life.decisions.at(-1)?.value.decision === 'deny') return 'denied';
  const answer = life.approvals.at(-1)?.value.decision;
  if (answer === 'denied') return 'denied';
  return answer === 'expired' ? 'expired' : null;
}
