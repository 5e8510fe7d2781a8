import type { Action, ActionDetail, Fact, Pointer } from '../../contract/index.ts';
import { actionLabels, actionText, displayList, displayName, environments, formatDuration, formatTime } from '../../text/index.ts';
import { missingCase } from '../../text/missing-case.ts';
import { nameOf } from './people.ts';

export const STEP_IDS = ['request', 'decision', 'approval', 'package', 'execution', 'evidence', 'outcome', 'rollback'] as const;
export type StepId = (typeof STEP_IDS)[number];

/** Whether a signed statement stands behind a step. */
export type Signature = 'valid' | 'invalid' | 'unknown-key' | 'missing';

export interface Comparison {
  readonly left: { readonly label: string; readonly value: string };
  readonly right: { readonly label: string; readonly value: string };
}

/** One thing the record states at a step: who says what, when, and what stands behind it. */
export interface Entry {
  readonly time: number;
  readonly who: string;
  readonly states: string;
  readonly at: Pointer;
  /** The statement's own file, and the state of its signature. */
  readonly file?: string;
  readonly signature?: Signature;
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Values that should be equal, or times that should be in order, and are not. */
  readonly differs: readonly Comparison[];
  /** Equalities that should not be. */
  readonly remarks?: readonly string[];
}

export interface Step {
  readonly id: StepId;
  readonly title: string;
  readonly entries: readonly Entry[];
  /** Time of the last statement before this step, for the distance between the two. */
  readonly before: number | null;
  /** Said where the record holds nothing for this step, and whether something was called for. */
  readonly missing: { readonly sentence: string; readonly expected: boolean } | null;
  readonly controls: ActionDetail['controls'];
}

const titles = (): Readonly<Record<StepId, string>> => ({
  request: actionLabels.request, decision: actionLabels.policyDecision, approval: actionLabels.approval, package: actionLabels.workPackage, execution: actionLabels.execution, evidence: actionLabels.evidence, outcome: actionLabels.outcome, rollback: actionLabels.rollback,
});

/** The step whose question a control test asks; tests of other packs stand with the outcome. */
const CONTROL_STEPS: Readonly<Record<string, StepId>> = { 'CT-20': 'decision', 'CT-21': 'decision', 'CT-25': 'approval', 'CT-26': 'approval', 'CT-27': 'execution', 'CT-41': 'evidence' };

/** The path of an action, in the order a governed action takes. A step that the record lacks is there, and says so. */
export function stepsOf(detail: ActionDetail): readonly Step[] {
  const { action } = detail;
  const entries: Readonly<Record<StepId, readonly Entry[]>> = {
    request: [request(detail)],
    decision: action.decisions.map((each) => decision(action, each)),
    approval: action.approvals.map((each) => approval(detail, each)),
    package: action.packages.map((each) => workPackage(action, each)),
    execution: execution(detail),
    evidence: evidence(action),
    outcome: outcome(detail),
    rollback: rollbacks(detail),
  };
  return STEP_IDS.map((id, at) => ({
    id, title: titles()[id], entries: entries[id],
    before: STEP_IDS.slice(0, at).flatMap((each) => entries[each]).at(-1)?.time ?? null,
    missing: entries[id].length > 0 ? null : missing(id, action),
    controls: detail.controls.filter((control) => (CONTROL_STEPS[control.id] ?? 'outcome') === id),
  }));
}

/** The exceptions and undecided facts, worst first: what a reviewer must read before anything else. */
export function troubles(detail: ActionDetail): readonly { readonly id: string; readonly fact: Fact }[] {
  const rank = { exception: 0, 'cannot-tell': 1, held: 2 };
  return detail.controls.filter(({ fact }) => fact.verdict !== 'held').toSorted((a, b) => rank[a.fact.verdict] - rank[b.fact.verdict]);
}

/** Nothing where one side is not recorded: what is not there differs from nothing. */
export function compare(left: readonly [string, string | null], right: readonly [string, string | null]): Comparison[] {
  return left[1] === null || right[1] === null || left[1] === right[1] ? [] : [{ left: { label: left[0], value: left[1] }, right: { label: right[0], value: right[1] } }];
}

function request(detail: ActionDetail): Entry {
  const { action } = detail;
  return {
    time: action.requested.time, who: nameOf(detail, action.agentId), at: action.requested.at, facts: [],
    states: actionLabels.asksTo(displayName(action.descriptor.title)),
    differs: compare([actionLabels.digestRecordedWithThe, action.digest], [actionLabels.digestOfTheRequests, action.computedDigest]),
  };
}

const decisions = () => ({ permit: actionLabels.permitsIt, deny: actionLabels.deniesIt, 'require-approval': actionLabels.requiresAnApproval } as const);

function decision(action: Action, { value, time, at }: Action['decisions'][number]): Entry {
  return {
    time, at, who: actionLabels.policyEngine,
    states: `${decisions()[value.decision]}${value.mode === 'log-only' ? actionLabels.inLogOnlyModeNothing : ''}`,
    facts: [
      [actionLabels.rule, displayName(value.rule)],
      [actionLabels.policy, actionLabels.version(displayName(value.policyId), displayName(value.policyVersion))],
      [actionLabels.mode, value.mode === 'enforce' ? actionLabels.enforced : actionLabels.logOnly],
      ...(value.obligations.length > 0 ? [[actionLabels.obligations, displayList(value.obligations)] as const] : []),
    ],
    differs: compare([actionLabels.digestRequested, action.digest], [actionLabels.digestDecidedOn, value.actionDigest]),
  };
}

function approval(detail: ActionDetail, { value, time, at }: Action['approvals'][number]): Entry {
  const { action } = detail;
  const before = action.decisions.filter((each) => each.time <= time).at(-1) ?? action.decisions.at(-1);
  const ran = action.started;
  const granted = value.decision === 'granted';
  const word = { granted: actionLabels.approvesIt, denied: actionLabels.refusesIt, expired: actionLabels.theRequestExpired }[value.decision];
  return {
    time, at, file: value.file, signature: value.signature,
    who: nameOf(detail, value.approver),
    states: value.reason === '' ? word : `${word}: “${displayName(value.reason)}”`,
    facts: [
      [actionLabels.account, displayName(value.account)],
      [actionLabels.answersForTheAgent, action.accountable === null ? actionLabels.nobodyTheRegistryNames : nameOf(detail, action.accountable)],
      [actionLabels.boundToAction, value.actionDigest],
      [actionLabels.boundToPolicy, actionLabels.version2(displayName(value.policyVersion))],
      [actionLabels.boundUntil, formatTime(value.expiresAt)],
    ],
    remarks: granted && action.accountable === value.approver ? [actionLabels.theApproverIsAlso] : [],
    differs: !granted || ran === null ? [] : [
      ...compare([actionLabels.digestApproved, value.actionDigest], [actionLabels.digestThatRan, ran.value.actionDigest]),
      ...(before === undefined ? [] : compare([actionLabels.policyVersionApprovedUnder, value.policyVersion], [actionLabels.policyVersionDecidedUnder, before.value.policyVersion])),
      ...(time >= ran.time ? [pair(actionLabels.started, ran.time, actionLabels.approved, time)] : []),
      ...(ran.time >= value.expiresAt ? [pair(actionLabels.approvalExpires, value.expiresAt, actionLabels.started, ran.time)] : []),
    ],
  };
}

/** Commits the action names or merged, for finding test runs of them in other actions. */
export function commitsOf(action: Action): readonly string[] {
  const named = [action.descriptor.parameters['head'], action.descriptor.parameters['commit'], ...action.consequences.map(({ value }) => (value.type === 'pull-request.merged' ? value.data['head'] : undefined))];
  return [...new Set(named.filter((each): each is string => typeof each === 'string' && /^[0-9a-f]{8,64}$/.test(each)))];
}

const pair = (left: string, from: number, right: string, to: number): Comparison => ({
  left: { label: left, value: formatTime(from) }, right: { label: to === from ? right : actionLabels.labelLater(right, formatDuration(to - from)), value: formatTime(to) },
});

function workPackage(action: Action, { value, time, at }: Action['packages'][number]): Entry {
  const outside = action.descriptor.targets.filter((target) => !value.resources.includes(target));
  return {
    time, at, file: value.file, signature: value.signature, who: actionLabels.orchestrator,
    states: actionLabels.issuesForWithCommands(displayName(value.packageId), displayName(value.enclave), value.commands.length),
    facts: [
      [actionLabels.commands, value.commands.map((command) => displayName(command)).join(' · ')],
      [actionLabels.mayTouch, displayList(value.resources)],
      [actionLabels.expires, formatTime(value.expiresAt)],
    ],
    differs: [
      ...compare([actionLabels.environmentRequested, action.descriptor.environment === null ? null : environments[action.descriptor.environment]], [actionLabels.environmentPackaged, environments[value.environment]]),
      ...(outside.length === 0 ? [] : compare([actionLabels.targetsRequested, displayList(action.descriptor.targets)], [actionLabels.targetsPackaged, displayList(value.resources)])),
    ],
  };
}

function execution(detail: ActionDetail): Entry[] {
  const { action } = detail;
  const entries: Entry[] = [];
  if (action.started !== null) {
    const { value, time, at } = action.started;
    entries.push({ time, at, who: nameOf(detail, action.agentId), states: actionLabels.starts, facts: [], differs: compare([actionLabels.digestRequested, action.digest], [actionLabels.digestThatStarted, value.actionDigest]) });
  }
  for (const { value, time, at } of action.receipts) {
    const issued = action.packages.find((each) => each.value.packageId === value.packageId);
    entries.push({
      time, at, file: value.file, signature: value.signature, who: nameOf(detail, value.runner),
      states: actionLabels.signsAReceiptFor(displayName(value.packageId), displayName(value.outcome)),
      facts: [[actionLabels.ran, actionLabels.atFor(formatTime(value.startedAt), formatDuration(value.finishedAt - value.startedAt))]],
      differs: issued === undefined
        ? [{ left: { label: actionLabels.packageIssued, value: actionLabels.noneOfThisName }, right: { label: actionLabels.packageExecuted, value: displayName(value.packageId) } }]
        : compare([actionLabels.packageDigestIssued, issued.value.digest], [actionLabels.packageDigestExecuted, value.executedDigest]),
    });
  }
  return entries.sort((a, b) => a.time - b.time);
}

function evidence(action: Action): Entry[] {
  const tests = action.tests.map(({ value, time, at }): Entry => ({
    time, at, who: displayName(value.suite), differs: [],
    states: actionLabels.testsPassed(value.passed, value.failed, value.required),
    facts: [[actionLabels.commit, displayName(value.commit)]],
  }));
  const artifacts = action.artifacts.map(({ value, time, at }): Entry => ({
    time, at, who: displayName(value.artifactId), states: actionLabels.recorded(artifactWords()[value.kind]), file: value.path, facts: [['SHA-256', value.digest]], differs: [],
  }));
  return [...tests, ...artifacts].sort((a, b) => a.time - b.time);
}

const artifactWords = (): Readonly<Record<Action['artifacts'][number]['value']['kind'], string>> => ({
  junit: actionLabels.testResults, otlp: actionLabels.trace, reproduction: actionLabels.reproductionSteps, diff: actionLabels.change,
});

function outcome(detail: ActionDetail): Entry[] {
  const { action } = detail;
  if (action.finished === null) return [];
  const { value, time, at } = action.finished;
  const word = { 'action.completed': actionLabels.completes, 'action.failed': actionLabels.fails, 'action.blocked': actionLabels.isBlocked }[value.type] ?? displayName(value.type);
  const started = action.started?.value.actionDigest ?? action.digest;
  return [{
    time, at, who: nameOf(detail, action.agentId),
    states: value.reason === null || value.reason === '' ? word : `${word}: ${displayName(value.reason)}`,
    facts: value.effects.length === 0 ? [] : [[actionLabels.touched, displayList(value.effects)]],
    differs: compare([action.started === null ? actionLabels.digestRequested : actionLabels.digestThatStarted, started], [actionLabels.digestThatFinished, value.actionDigest]),
  }];
}

/** Steps that an audit export has no record of; that they are not there says nothing about what was done. */
const notRecorded = (): Partial<Record<StepId, string>> => ({
  decision: actionLabels.theSourceRecordsNo, approval: actionLabels.theSourceRecordsNoApprovals, package: actionLabels.theSourceRecordsNoWork,
  evidence: actionLabels.theSourceRecordsNoTests, execution: actionLabels.itWasRefusedAnd,
});

export const isRollback = (type: string): boolean => type.startsWith('rollback.');

/** What undid the action, as the record ties it to it. */
function rollbacks(detail: ActionDetail): Entry[] {
  return detail.action.consequences.filter(({ value }) => isRollback(value.type)).map(({ value, time, at }) => {
    const word = (key: string): string | null => {
      const found = value.data[key];
      return typeof found === 'string' && found !== '' ? found : null;
    };
    const [release, commit] = [word('release_id'), word('to_commit')];
    return {
      time, at, who: actionLabels.rollback, states: actionText.rolledBack(release === null ? null : displayName(release)),
      facts: commit === null ? [] : [[actionLabels.toCommit, commit] as const], differs: [],
    };
  });
}

function missing(id: StepId, action: Action): { readonly sentence: string; readonly expected: boolean } {
  const unrecorded = action.integrity === 'unsigned' ? notRecorded()[id] : undefined;
  if (unrecorded !== undefined) return { sentence: unrecorded, expected: false };
  const required = action.decisions.some(({ value }) => value.decision === 'require-approval');
  const ran = action.started !== null;
  switch (id) {
    case 'request': return { sentence: actionLabels.noRequestIsRecorded, expected: true };
    case 'decision': return { sentence: actionLabels.noPolicyDecisionIs, expected: true };
    case 'approval': return required && ran ? { sentence: actionLabels.noApprovalIsRecorded, expected: true } : { sentence: required ? actionLabels.noApprovalWasGiven : actionLabels.noApprovalIsRecordedThe, expected: false };
    case 'package': return { sentence: actionLabels.noWorkPackageIs, expected: false };
    case 'execution': return action.finished !== null && action.finished.value.effects.length > 0 ? { sentence: actionLabels.noStartIsRecorded, expected: true } : { sentence: actionLabels.itNeverStarted, expected: false };
    case 'evidence': return { sentence: actionLabels.noTestResultAnd, expected: false };
    case 'outcome': return ran ? { sentence: actionLabels.noEndIsRecorded, expected: true } : { sentence: actionLabels.itCameToNothing, expected: false };
    case 'rollback': return { sentence: actionText.noRollback(action.descriptor.rollback_plan === null ? null : displayName(action.descriptor.rollback_plan)), expected: false };
    default: return missingCase(id);
  }
}
