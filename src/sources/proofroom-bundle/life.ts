import type { ActionDescriptor } from '../../core/bundle/format.ts';
import type {
  Action, ActionDataUse, Approval, ApprovalRequest, Artifact, Consequence, Decision, EvidenceView, Gift, PackageClaim, PolicyFailure, Receipt, RowIntegrity, Stated, TestResult, WorkPackage,
} from '../../core/model/record.ts';
import { standingOf, type FoundFiles } from './artifacts.ts';

export type Happening = Stated<Consequence>;

type Open<T> = { -readonly [K in keyof T]: T[K] };

/** What the request states: all of it, or nothing. */
type Asked = Pick<Action, 'agentId' | 'actorKind' | 'descriptor' | 'digest' | 'computedDigest' | 'requested'>;

/** What is said of an action any number of times. Those that few actions have are absent until one comes. */
interface Lists {
  decisions: Stated<Decision>[];
  approvals: Stated<Approval>[];
  packages: Stated<WorkPackage>[];
  receipts: Stated<Receipt>[];
  tests: Stated<TestResult>[];
  artifacts: Stated<Artifact>[];
  consequences: Happening[];
  policyFailures?: Stated<PolicyFailure>[];
  approvalRequests?: Stated<ApprovalRequest>[];
  evidenceViews?: Stated<EvidenceView>[];
  dataUses?: Stated<Open<ActionDataUse>>[];
  gives?: Stated<Gift>[];
  packageClaims?: Stated<PackageClaim>[];
}

/**
 * One action while its events come in. It becomes the record's action where it stands: a hundred thousand of them copied
 * would leave as many holes in memory.
 */
export type Life = Open<Omit<Action, keyof Asked | keyof Lists>> & Lists & { -readonly [K in keyof Asked]: Asked[K] | null };

export const newLife = (id: string): Life => ({
  id, agentId: null, actorKind: null, fleetId: null, accountable: null, descriptor: null, mode: null, digest: null, computedDigest: null, requested: null,
  decisions: NONE, approvals: NONE, packages: NONE, receipts: NONE, started: null, finished: null, tests: NONE, artifacts: NONE, consequences: NONE,
  outcome: 'in-progress', eventCount: 0, integrity: 'verified',
});

/** Shared by every list nothing was added to: most of an action's stay empty, and a hundred thousand actions have nine each. */
const NONE: never[] = [];

/** The list with one more. A list of one, as most are, is made to measure; `push` would make room for sixteen more. */
export function withOne<T>(list: T[] | undefined, item: T): T[] {
  if (list === undefined || list.length === 0) return [item];
  list.push(item);
  return list;
}

const WORSE: Readonly<Record<RowIntegrity, number>> = { verified: 0, unsigned: 1, unverified: 2, failed: 3 };

/** An action is as sound as its least sound event. */
export function countEvent(life: Life, integrity: RowIntegrity): void {
  life.eventCount += 1;
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

export const isRequested = (life: Life): life is Life & Asked => life.requested !== null;

/** Makes it the action that the record holds, with what only the whole bundle tells; null when nobody requested it, and so nothing describes it. */
export function complete(life: Life, context: ActionContext): Action | null {
  if (!isRequested(life)) return null;
  life.fleetId = context.fleets.get(life.agentId) ?? null;
  life.accountable = context.owners.get(life.agentId) ?? null;
  life.mode = LOOKS.has(life.descriptor.kind) ? 'read' : 'write';
  life.approvals = eachOf(life.approvals, (each) => withdrawn(each, context));
  life.packages = eachOf(life.packages, (each) => withdrawn(each, context));
  life.receipts = eachOf(life.receipts, (each) => withdrawn(each, context));
  life.artifacts = eachOf(life.artifacts, (each) => standingOf(each, context.files));
  life.outcome = outcomeOf(life, context);
  return life;
}

/** The shared empty list stays the shared one. */
const eachOf = <T>(list: T[], of: (each: T) => T): T[] => (list.length === 0 ? list : list.map(of));

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
