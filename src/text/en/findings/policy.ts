import type { Finding } from '../../../core/findings/index.ts';
import type { Sentences } from '../../sentence.ts';
import { compared, event, file, given, problem } from '../values.ts';

/** About recorded decisions, decided again by the policy in force. */
export const policy = {
  'policy.decision-differs': {
    title: 'The policy decides otherwise than was recorded',
    found: (f) => `${decision(f)} is not what the policy in force says${version(f)}.${compared(f, 'Recorded is', 'the policy says')}${rules(f)}`,
    meaning: 'Either the policy engine did not do what its policy says, or the record of its decision was written wrongly, or the policy in the bundle is not the one that decided.',
    next: 'Open the action and see whether it ran. Ask who changed policy or engine at that time, and replay the decision by hand as the specification shows.',
  },
  'policy.version-differs': {
    title: 'Decided by a version of the policy that was not in force',
    found: (f) => `${decision(f)} names a version that was not in force then.${compared(f, 'Recorded is version', 'in force was')}`,
    meaning: 'The engine used a policy that was withdrawn, or not yet published. What it allowed under it is not what the published policy allows.',
    next: 'Compare what both versions say for this action. Ask when the engine took the new version up.',
  },
  'policy.inputs-differ': {
    title: 'Decided on other inputs than the action has',
    found: (f) => `${decision(f)} rests on an environment, a risk class or an autonomy that the action’s description does not give.`,
    meaning: 'The decision is about something else than what was asked for: an action told as less risky than it is passes gates that it should not.',
    next: 'Compare the inputs of the decision with the description of the action, and ask where the engine had them from.',
  },
  'policy.mode-differs': {
    title: 'Recorded as binding where the policy says advisory, or the reverse',
    found: (f) => `${decision(f)} has another mode than the policy in force gives it${version(f)}.${compared(f, 'Recorded is', 'the policy says')}`,
    meaning: 'A denial in log-only mode stops nothing. Where the policy says enforce, a record in log-only mode means that the gate was open.',
    next: 'See whether the action ran in spite of the decision, and who switched the mode.',
  },
  'policy.rule-differs': {
    title: 'The decision is right, the rule is another',
    found: (f) => `${decision(f)} names a rule that is not the one which decides${version(f)}.${compared(f, 'Recorded is', 'the policy says')}`,
    meaning: 'What was decided follows from the policy; why it was decided was recorded wrongly, or the engine reached it by another way.',
    next: 'Look at both rules. Reports that count decisions by rule are wrong by this one.',
  },
  'policy.obligations-differ': {
    title: 'The decision is right, its obligations are others',
    found: (f) => `${decision(f)} carries other obligations than the policy in force asks for${version(f)}.${compared(f, 'Recorded are', 'the policy asks for')}`,
    meaning: 'Obligations say what must happen besides: how many people approve, whether the work is packaged and signed. Fewer than the policy asks for is a gate made lower.',
    next: 'See which obligations were kept when the action ran.',
  },
  'policy.advisory-differs': {
    title: 'An advisory decision is not what the policy says',
    found: (f) => `${decision(f)} was in log-only mode, and is not what the policy in force says${version(f)}.${compared(f, 'Recorded is', 'the policy says')}`,
    meaning: 'It bound nobody, so it let nothing through. But the trial that the mode is for shows something else than the policy would do.',
    next: 'Do not judge the policy by this trial before the difference is explained.',
  },
  'policy.missing-policy': {
    title: 'The policy that decided is not here',
    found: (f) => `${decision(f)} cannot be decided again${version(f)}${problem(f)}.`,
    meaning: 'Whether the decision follows from the policy cannot be told without the very text that decided.',
    next: 'Ask for the policy files of that version, as they were published.',
  },
  'policy.missing-input': {
    title: 'Something that the policy asks for is not here',
    found: (f) => `${decision(f)} cannot be decided again${problem(f)}${given(f, 'name', ' (', ')')}.`,
    meaning: 'The policy asks for it, and no value was assumed in its place.',
    next: 'Ask for the registry or graph snapshot that holds it.',
  },
  'policy.evaluation-error': {
    title: 'The policy could not be evaluated',
    found: (f) => `${decision(f)} cannot be decided again${version(f)}${problem(f)}${given(f, 'policies', ' (', ')')}.`,
    meaning: 'A policy that errs is left out by Cedar, so its answer would be given without a rule that may have forbidden the action. Such an answer is not taken.',
    next: 'See what the engine did when it met the same error: whether it denied, or let the action run.',
  },
  'policy.unreadable': {
    title: 'A policy cannot be read',
    found: (f) => `${file(f, 'The Cedar text')} of version ${given(f, 'version', '') || 'unknown'} cannot be used${problem(f)}.`,
    meaning: 'No decision under this version can be decided again here. An engine that took this text would not have read it either, or it was not the text.',
    next: 'Ask for the text that the engine used, and how it came to decide with this one in force.',
  },
  'policy.replay-limit': {
    title: 'Not every decision was decided again',
    found: (f) => `${given(f, 'count', '', ' decisions') || 'Some decisions'}${given(f, 'decisions', ' of ')} were left out, because the work for them went beyond what is spent on one bundle.`,
    meaning: 'Nothing is known of those. The limit keeps a bundle from occupying the machine for days; it counts work, not time.',
    next: 'Ask for a bundle of a shorter period, and see whether its decisions agree.',
  },
  'policy.advisory': {
    title: 'Decisions in log-only mode',
    found: (f) => `${given(f, 'count', '', given(f, 'decisions', ' of ')) || 'Some'} of the decisions bound nobody: the policy has such decisions logged and not enforced.`,
    meaning: 'They were decided again like all others. A denial among them stopped nothing.',
    next: 'See which of the denied actions ran, and who decided that the mode was right for them.',
  },
  'policy.cedar-not-bound': {
    title: 'A Cedar text that no boundaries name',
    found: (f) => `${file(f, 'A Cedar text')} stands beside the boundaries of version ${given(f, 'version', '') || 'unknown'}, which do not name its digest.`,
    meaning: 'No decision binds to it, so it took no part in the replay: boundaries alone decided.',
    next: 'Ask the producer whether the engine used it.',
  },
} as const satisfies Partial<Sentences>;

const decision = (f: Finding): string => `The decision${given(f, 'action', ' on ')}${f.at.event === undefined ? '' : ` (${event(f).replace(/^Event/, 'event')})`}`;

const version = (f: Finding): string => given(f, 'version', ' (version ', ')');

const rules = (f: Finding): string => `${given(f, 'recordedRule', ' The recorded rule is ', '')}${given(f, 'computedRule', f.values?.['recordedRule'] === undefined ? ' The rule is ' : '; by the policy it is ', '.')}`;
