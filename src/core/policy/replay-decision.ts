import type { Action, CanonicalRecord, Decision, PolicyVersion, Stated } from '../model/record.ts';
import { sortedSet, strictest, type Answer } from './answer.ts';
import { openCedarDesk, type CedarDesk, type ReplayLimits } from './ask-cedar.ts';
import { boundaryAnswer } from './boundary.ts';
import { contextOf, principalOf, systemOf } from './cedar-request.ts';
import { createWorld } from './entities.ts';
import type { CedarEvaluator, CedarProblem } from './evaluator.ts';
import { createPolicyCalendar } from './in-force.ts';
import { PARTS, type Comparison, type Part, type ReplayOutcome } from './outcome.ts';
import { openRuleBook, type CedarBook, type RuleBook } from './rule-book.ts';

/** What of a record its decisions are replayed from. */
export type ReplaySource = Pick<CanonicalRecord, 'actions' | 'agents' | 'fleets' | 'graphs' | 'policies' | 'course'>;

export interface Replayer {
  replay(action: Action, decision: Stated<Decision>): ReplayOutcome;
  /** Texts that could not be read, of the versions that were asked. */
  unreadable(): readonly { readonly policy: PolicyVersion; readonly problem: CedarProblem }[];
  readonly counts: CedarDesk['counts'];
}

/** Decides every recorded decision again: docs/formats/evidence-bundle.md, "Deciding". */
export function createReplayer(source: ReplaySource, evaluator: CedarEvaluator, limits: ReplayLimits): Replayer {
  const calendar = createPolicyCalendar(source.policies, source.course?.publications ?? []);
  const world = createWorld(source);
  const desk = openCedarDesk(limits);
  const books = new Map<PolicyVersion, RuleBook>();

  return {
    counts: desk.counts,
    unreadable: () => [...books.values()].flatMap(({ policy, cedar }) => (typeof cedar === 'object' && 'problem' in cedar ? [{ policy, problem: cedar.problem }] : [])),
    replay(action, { value: decision, time }) {
      const { policyId, policyVersion: version, policyDigest } = decision;
      const named = calendar.named(policyId, version, policyDigest);
      if (named === 'absent' || named === 'other-digest') return { kind: 'missing-policy', why: named, version };
      const policy = calendar.inForce(policyId, time);
      if (policy === 'none' || policy === 'two') return { kind: 'missing-policy', why: policy === 'two' ? 'two' : 'not-in-force', version };
      const { inputs } = decision;
      if (inputs === undefined) return { kind: 'missing-input', what: 'inputs', name: action.id };
      if (action.computedDigest !== decision.actionDigest) return { kind: 'missing-input', what: 'descriptor', name: decision.actionDigest };
      const book = bookOf(policy);
      const computed = decide(book, action, inputs, time);
      return 'kind' in computed ? computed : compare(action, decision, inputs, { ...computed, version: policy.version }, policy === named);
    },
  };

  function bookOf(policy: PolicyVersion): RuleBook {
    const before = books.get(policy);
    if (before !== undefined) return before;
    const book = openRuleBook(policy, evaluator);
    books.set(policy, book);
    return book;
  }

  function decide(book: RuleBook, action: Action, inputs: NonNullable<Decision['inputs']>, time: number): Answer | ReplayOutcome {
    const { boundaries, cedar, policy: { version } } = book;
    const boundary = boundaryAnswer(boundaries, inputs);
    if (boundary === null) return { kind: 'evaluation-error', problem: 'cell', policies: [], version };
    if (cedar === 'none') return boundary;
    if (cedar === 'missing') return { kind: 'missing-policy', why: 'cedar', version };
    if ('problem' in cedar) return { kind: 'evaluation-error', problem: 'unreadable', policies: [cedar.problem], version };
    const answers = askAll(cedar, action, inputs, time, version);
    return 'kind' in answers ? answers : strictest([...answers, boundary]);
  }

  /** One question for each system that the action names: whoever may not touch one of them may not act. */
  function askAll(book: CedarBook, action: Action, inputs: NonNullable<Decision['inputs']>, time: number, version: string): [Answer, ...Answer[]] | ReplayOutcome {
    const entities = world.at(time);
    if (entities === null) return { kind: 'missing-input', what: 'graph', name: '' };
    const principal = principalOf(action);
    if (principal.type === 'Agent' && entities.find(principal) === undefined) return { kind: 'missing-input', what: 'agent', name: principal.id };
    const context = contextOf(action, inputs);
    const answers: Answer[] = [];
    for (const target of action.descriptor.targets) {
      const resource = systemOf(target);
      if (entities.find(resource) === undefined) return { kind: 'missing-input', what: 'target', name: target };
      const says = desk.ask(book, { principal, action: { type: 'Action', id: action.descriptor.kind }, resource, context }, entities);
      if (says === null) return { kind: 'not-replayed' };
      if ('problem' in says) return { kind: 'evaluation-error', problem: says.problem, policies: says.problem === 'policies' ? says.policies : [], version };
      answers.push(says.answer);
    }
    const [first, ...others] = answers;
    return first === undefined ? { kind: 'missing-input', what: 'target', name: '' } : [first, ...others];
  }
}

function compare(action: Action, decision: Decision, inputs: NonNullable<Decision['inputs']>, computed: Comparison['computed'], sameVersion: boolean): ReplayOutcome {
  const { descriptor } = action;
  const { decision: verdict, rule, mode, obligations, policyVersion } = decision;
  const same: Readonly<Record<Part, boolean>> = {
    verdict: verdict === computed.decision,
    version: sameVersion,
    inputs: inputs.environment === descriptor.environment && inputs.riskClass === descriptor.risk_class && inputs.autonomy === descriptor.autonomy,
    mode: mode === computed.mode,
    rule: rule === computed.rule,
    obligations: sameTexts(obligations, computed.obligations),
  };
  const differs = PARTS.filter((part) => !same[part]);
  // A record that calls a binding decision advisory is no advisory decision: the policy says which it is.
  const advisory = computed.mode === 'log-only' && same.mode;
  if (!advisory && differs.length === 0) return { kind: 'agrees' };
  return { kind: advisory ? 'advisory' : 'disagrees', differs, recorded: { decision: verdict, rule, mode, obligations, version: policyVersion }, computed };
}

function sameTexts(left: readonly string[], right: readonly string[]): boolean {
  const [one, other] = [sortedSet(left), sortedSet(right)];
  return one.length === other.length && one.every((each, at) => each === other[at]);
}
