import type { MetricId } from '../../core/metrics/metric.ts';

interface MetricText {
  readonly name: string;
  /** What the numerator counts, of what. */
  readonly definition: string;
  /** What it does not look at, and what is left out. */
  readonly limits: string;
}

const RAN = 'An action ran when it started, or when its end or a lasting effect of it is recorded.';

/** Every figure in English: its name, what it is of, and where it ends. */
export const metrics: Readonly<Record<MetricId, MetricText>> = {
  'autonomous-action-rate': {
    name: 'Autonomous actions',
    definition: 'Actions that ran with no person’s approval before the start, of all actions that ran.',
    limits: `${RAN} Left out are those whose approval cannot be relied on, or was given by somebody whom the identity snapshot does not name.`,
  },
  'human-gated-rate': {
    name: 'Actions behind a human gate',
    definition: 'Actions that a person approved before they started, with a signature that holds, of all actions that ran.',
    limits: 'The same millisecond is not before. It does not say whether the approver read what was approved. Left out is what the autonomous actions leave out.',
  },
  'approval-latency-p50': {
    name: 'Time to an answer, median',
    definition: 'The time from a request for approval to a person’s answer that half of all answers do not exceed; of answers granted or denied.',
    limits: 'By the times of the log’s events, nights and weekends included. Requests that nobody answered are not in it. Left out are answers without a recorded request before them.',
  },
  'approval-latency-p95': {
    name: 'Time to an answer, 95th percentile',
    definition: 'The time from a request for approval to a person’s answer that 95 in 100 answers do not exceed; of answers granted or denied.',
    limits: 'As for the median. With few answers it is the slowest of them.',
  },
  'override-rate': {
    name: 'Releases past an overridden gate',
    definition: 'Releases for which somebody set a release gate aside, of all releases shipped.',
    limits: 'An override of a release that was never shipped is not in it.',
  },
  'denial-rate': {
    name: 'Denied requests',
    definition: 'Actions that policy, or the person asked, denied, of all actions that policy decided on; the last decision and the last answer count.',
    limits: 'It does not look at whether the denial was heeded: that is for the tests of policy. A policy that only logs denies nothing, and its word still counts here.',
  },
  'expiry-rate': {
    name: 'Requests that expired',
    definition: 'Actions whose request for approval ended with nobody answering in time, of all whose request ended.',
    limits: 'Requests still open at the end of the record are not in it.',
  },
  'escalation-rate': {
    name: 'Requests handed up to a person',
    definition: 'Actions on which policy’s last decision was to ask a person, of all actions that policy decided on.',
    limits: 'Escalation from one person to another is not recorded by the formats read here.',
  },
  'break-glass-rate': {
    name: 'Actions under emergency access',
    definition: 'Actions that state emergency access as what they were done under, of all actions that ran.',
    limits: 'An action that used it and does not say so is not counted.',
  },
  'rollback-rate': {
    name: 'Releases rolled back',
    definition: 'Releases that a completed rollback names, of all releases shipped.',
    limits: 'Rollbacks after the end of the record are not in it.',
  },
  'actions-per-accountable-human': {
    name: 'Actions per accountable person',
    definition: 'Actions that ran and for which a person answers, over the number of these people.',
    limits: 'Accounts of one person count as that person. Left out are actions for which nobody known answers.',
  },
  'unowned-agents': {
    name: 'Agents without an owner',
    definition: 'Agents of the registry for which it names no person who is active, of all agents of the registry.',
    limits: 'As the registry and the directory stood when they were taken. Left out are owners that cannot be looked up, because the evidence names no people.',
  },
  'scopes-used': {
    name: 'Granted scopes that were used',
    definition: 'Scopes granted to an agent that an action of it which ran names, of all scopes granted in the registry.',
    limits: 'A scope unused in this record may be used outside its time. Scopes used without being granted are for the tests of access.',
  },
  'irreversible-actions': {
    name: 'Irreversible actions',
    definition: 'Actions described as irreversible, of all actions that ran.',
    limits: 'By the requester’s own description. Left out are actions that do not say.',
  },
  'policy-replay-agreement': {
    name: 'Decisions that replay gives again',
    definition: 'Decisions that are the same when decided again, of all decisions that could be decided again; decisions by a policy that only advises included.',
    limits: 'Left out are decisions whose policy or inputs the evidence lacks, or that were not replayed.',
  },
  'evidence-completeness': {
    name: 'Actions with complete evidence',
    definition: 'Actions with a decision before the start, a start, an end, a digest that fits the description, a receipt or a refusal for each work package, and every artifact there as cited, of all actions that ran and ended.',
    limits: 'It does not know which artifacts an action should have had. Left out are actions still running at the end of the record.',
  },
  'failed-test-escapes': {
    name: 'Merges past a failed test',
    definition: 'Merges for whose commit the last result of a required suite before the merge was a failure, of all merges with a recorded test of that commit.',
    limits: 'Left out are merges of a commit that no test names, and merges of one commit beyond the sixteenth.',
  },
  'ungoverned-actors': {
    name: 'Agents outside the registry',
    definition: 'Agents that acted and that the registry does not hold, of all agents that acted.',
    limits: 'What acts without leaving a record cannot be seen. Left out are agents where the evidence has no registry.',
  },
};
