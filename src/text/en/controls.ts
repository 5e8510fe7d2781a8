import type { ControlId } from '../../core/controls/reasons.ts';
import type { ControlSentence } from '../control-text.ts';

export const controls: Readonly<Record<ControlId, ControlSentence>> = {
  'CT-21': {
    title: 'What was decided is what was enforced',
    failing: 'an action took effect although it was not allowed to',
    population: 'Every action in the record. An action that never started and left no effect counts as kept. It fails when an action started after a denial, before a required approval, after that approval was refused or had expired, or in production under a policy that only logs.',
    rationale: 'A gate that says no and is not obeyed is no gate. A denial in log-only mode stopped nothing.',
  },
  'CT-25': {
    title: 'A person approved each production write before it ran',
    failing: 'a production write ran without a person’s approval before it',
    population: 'Every action that modifies a repository, merges or changes production, started or took effect, and states production as its environment or names a production system as its target. The approval must be granted by a person, before the start; the same millisecond is too late.',
    rationale: 'Human oversight of changes that customers feel is the gate that agents must not pass alone.',
  },
  'CT-26': {
    title: 'The approver is independent of the requester',
    failing: 'an approval was given by someone who is not independent of the request',
    population: 'Every action with at least one granted approval. It fails when an approver is the requester or the person who answers for the requesting agent, under any account that the identity snapshot gives that person. It does not look at managers, authors of the change or people with the same name.',
    rationale: 'Approving one’s own agent’s work is approving one’s own work.',
  },
  'CT-27': {
    title: 'The approval binds to exactly what ran',
    failing: 'what ran is not what was approved',
    population: 'Every action that started or took effect and has a granted approval. The digest that ran must be one that was approved, under the policy version that decided; at its expiry an approval has expired; one approval is good for one start.',
    rationale: 'Between approval and execution a change can be exchanged. The digest is what ties them together.',
  },
  'CT-41': {
    title: 'Required tests passed before the merge, and the release was verified',
    failing: 'a merge went ahead without required tests passed on what was merged, or a release was not verified',
    population: 'Every merge: each action of that kind that started or took effect, and each pull request recorded as merged. Required test runs on the merged commit must have passed, at the first attempt, before the merge; a release of it must be found healthy or be rolled back. A release in the record’s last hour may still be waiting for that.',
    rationale: 'A failure should be seen in tests, before customers see it; and a release that does harm should be noticed and undone.',
  },
};
