import { assertNever, createFindingSink, type CheckReport, type Finding } from '../findings/index.ts';
import type { PolicyVersion } from '../model/record.ts';
import type { Comparison, Part, ReplayException, ReplayOutcome } from './outcome.ts';
import type { Replay } from './replay-decisions.ts';
import { replayCode } from './replay-code.ts';

/** The check that carries the replay into the verdict: one finding a decision that does not agree, one for what is said of many. */
export function replayReport(replay: Replay, policies: readonly PolicyVersion[], maxFindingsPerCode: number): CheckReport {
  const { decisions, counts, questions, firsts } = replay;
  const sink = createFindingSink(maxFindingsPerCode);
  for (const { policy: { policyId, version, cedar, at }, problem } of replay.unreadable) {
    sink.add({ code: 'policy.unreadable', at: { file: cedar?.file ?? at.file ?? '' }, values: { policy: policyId, version, problem: `cedar-${problem}` } });
  }
  for (const { version, cedar } of policies) {
    if (cedar?.digest === null) sink.add({ code: 'policy.cedar-not-bound', at: { file: cedar.file }, values: { version } });
  }
  for (const exception of replay.exceptions.values()) {
    const finding = findingOf(exception);
    if (finding !== null) sink.add(finding);
  }
  for (const { code, count } of replay.exceptionsLeftOut) sink.addUnkept(code, count);
  if (counts['not-replayed'] > 0) sink.add({ code: 'policy.replay-limit', at: firsts['not-replayed'] ?? {}, values: { count: counts['not-replayed'], decisions } });
  const advisory = counts['advisory-agrees'] + counts['advisory-differs'];
  if (advisory > 0) sink.add({ code: 'policy.advisory', at: firsts['advisory-agrees'] ?? firsts['advisory-differs'] ?? {}, values: { count: advisory, decisions } });
  return {
    id: 'policy.replay',
    examined: decisions - counts['not-replayed'],
    unit: 'decisions',
    ...(decisions === 0 ? { skipped: 'absent' as const } : {}),
    facts: [
      ['agreeing decisions', `${counts.agrees + counts['advisory-agrees']} of ${decisions}`],
      ['advisory decisions', `${advisory}`],
      ['questions to Cedar', `${questions.asked} asked, ${questions.remembered} answered from memory`],
      ...versionFacts(replay),
    ],
    ...sink.of('policy.replay'),
  };
}

/** How many of a version's decisions agree; as many versions as a page shows. */
function versionFacts({ cells }: Replay): readonly (readonly [string, string])[] {
  const versions = new Map<string, { agree: number; all: number }>();
  for (const { version, counts } of cells) {
    const sum = versions.get(version) ?? { agree: 0, all: 0 };
    versions.set(version, sum);
    sum.agree += counts.agrees + counts['advisory-agrees'];
    for (const count of Object.values(counts)) sum.all += count;
  }
  return [...versions].slice(0, 8).map(([version, { agree, all }]) => [`policy ${version}`, `${agree} of ${all} agree`] as const);
}

function findingOf({ action, at, outcome }: ReplayException): Finding | null {
  const code = replayCode(outcome);
  return code === null ? null : { code, at, ...sides(outcome), values: { action, ...valuesOf(outcome) } };
}

/** The gravest difference as text. Of the inputs there are several, which the two documents show better. */
function sides(outcome: ReplayOutcome): Pick<Finding, 'expected' | 'computed'> {
  if ((outcome.kind !== 'disagrees' && outcome.kind !== 'advisory') || outcome.differs[0] === 'inputs') return {};
  const side = textOf(outcome.differs[0] ?? 'verdict');
  return { expected: side(outcome.recorded), computed: side(outcome.computed) };
}

function textOf(part: Exclude<Part, 'inputs'>): (side: Comparison['recorded']) => string {
  switch (part) {
    case 'verdict': return (side) => side.decision;
    case 'version': return (side) => side.version;
    case 'mode': return (side) => side.mode;
    case 'rule': return (side) => side.rule;
    case 'obligations': return (side) => side.obligations.join(', ') || 'none';
    default: return assertNever(part);
  }
}

function valuesOf(outcome: ReplayOutcome): NonNullable<Finding['values']> {
  switch (outcome.kind) {
    case 'disagrees':
    case 'advisory':
      return { version: outcome.computed.version, differs: [...outcome.differs], recordedRule: outcome.recorded.rule, computedRule: outcome.computed.rule };
    case 'missing-policy': return { version: outcome.version, problem: `policy-${outcome.why}` };
    case 'missing-input': return { problem: `input-${outcome.what}`, ...(outcome.name === '' ? {} : { name: outcome.name }) };
    case 'evaluation-error': return { version: outcome.version, problem: `evaluation-${outcome.problem}`, ...(outcome.policies.length === 0 ? {} : { policies: outcome.policies.slice(0, 8) }) };
    case 'agrees':
    case 'not-replayed': return {};
    default: return assertNever(outcome);
  }
}
