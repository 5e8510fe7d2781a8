import type { Finding } from '../../../core/findings/index.ts';
import { factText } from '../control-text.ts';
import type { Sentences } from '../../sentence.ts';
import { compared, event, file, given, place, problem } from '../values.ts';

/** About whether the parts of the record agree with each other, and the control axis. */
export const record = {
  'record.unknown-event-type': {
    title: 'Events of a kind that this version does not know',
    found: (f) => `${given(f, 'count', '', ' events') || 'Events'} have the type ${given(f, 'type', '') || 'of an unknown name'}, which this version does not know.`,
    meaning: 'They are counted, shown and covered by the hash chain like all others. No control test reads them.',
    next: 'Look at them in the list of events. Ask the producer what the type means.',
  },
  'record.dangling-reference': {
    title: 'The record refers to something that is not there, or not the same',
    found: (f) => `${subject(f)} refers to ${reference(f)}.${compared(f, 'The reference says', 'what it points to says')}`,
    meaning: 'One part of the record claims another that does not exist or says something else. Both may be unaltered since signing: then the producer recorded them wrongly.',
    next: 'Look at both sides. Ask the producer which one is right.',
  },
  'record.action-digest-mismatch': {
    title: 'An action’s digest is not the digest of the action',
    found: (f) => `${event(f)} describes ${given(f, 'action', 'the action ') || 'an action'} and gives a digest that the description does not have.${compared(f, 'Recorded is', 'the description gives')}`,
    meaning: 'Decisions and approvals bind to the digest. They were given for something else than what is described here.',
    next: 'Find out what the recorded digest belongs to. Until then, no approval of this action can be relied on.',
  },
  'record.malformed': {
    title: 'A part of the record does not have the form of its kind',
    found: (f) => `${subject(f)} is not what ${given(f, 'type', '') || 'its kind'} asks for${problem(f)}.`,
    meaning: 'It is kept and shown as it stands, but what it says was not used by any control test.',
    next: 'Look at the bytes. Ask the producer what was meant.',
  },
  'record.confusable-name': {
    title: 'Two names that look alike',
    found: (f) => `${named(f, 'Two names look alike', (kind) => `Two ${kind} have names that look alike`)}${place(f)}.${compared(f, 'One is', 'the other is')}${given(f, 'characters', ' Only one of them has ', '.')}`,
    meaning: 'They are two names to every program and may be taken for one by a reader. Letters of Latin, Greek, Cyrillic and Armenian are compared, hyphens, slashes, and forms that Unicode holds equivalent; other scripts, 0 and O, 1 and l are not, nor are names that stand in events alone.',
    next: 'Read the names by their code points before you rely on who did what. Ask the producer why both exist.',
  },
  'record.hidden-character': {
    title: 'A name holds characters that cannot be seen',
    found: (f) => `${named(f, 'A name holds', (kind) => `The name of one of the ${kind} holds`)} ${given(f, 'characters', '') || 'characters without a shape'}${place(f)}.${compared(f, 'Without them it is', 'with them it is')}`,
    meaning: 'Direction marks and characters without width can make a name read as another. Some scripts and emoji need a few of them, so this alone proves nothing. Everywhere in Proofroom they are written out.',
    next: 'Read the name as it is written out here. Ask the producer about it if it stands for something that matters.',
  },
  'control.exceptions': {
    title: 'A control was not kept',
    found: (f) => `${given(f, 'control', 'Control test ') || 'A control test'} finds that it was not kept${given(f, 'subject', ' for ')}.${factOf(f)}`,
    meaning: 'The record itself shows something that the control is there to prevent.',
    next: 'Open the event, then the action it belongs to, and read request, decision, approval and execution in order.',
  },
  'control.cannot-tell': {
    title: 'A control test could not be decided',
    found: (f) => `${given(f, 'control', 'Control test ') || 'A control test'} could not be decided${given(f, 'count', ' for ', given(f, 'population', ' of '))}.${undecided(f)}`,
    meaning: 'Something that the test needs is missing or could not be believed. This is neither a pass nor a failure.',
    next: 'See what was missing, and ask for it.',
  },
  'control.indications': {
    title: 'Something worth a look',
    found: (f) => `${given(f, 'control', 'Control test ') || 'A control test'} finds ${given(f, 'exceptions', '', given(f, 'population', ' of ')) || 'some'} worth a look${given(f, 'subject', ', the first ')}.${factOf(f)}`,
    meaning: 'An indication is no violation: the record shows a pattern that often goes with one.',
    next: 'Look at the members that the test lists, and ask the people concerned.',
  },
  'control.indications-unknown': {
    title: 'An indication could not be looked for',
    found: (f) => `${given(f, 'control', 'Control test ') || 'A control test'} could not be decided${given(f, 'count', ' for ', given(f, 'population', ' of '))}.${undecided(f)}`,
    meaning: 'Something that the test needs is missing. Nothing in the verdict rests on it.',
    next: 'See what was missing, and ask for it where it matters.',
  },
  'internal.error': {
    title: 'Proofroom made a mistake',
    found: (f) => `A step of the verification stopped unexpectedly${given(f, 'step', ' in ')}${problem(f)}.`,
    meaning: 'This is a fault of the program, not of the evidence. What the step should have examined was not examined, so nothing that rests on it is called sound.',
    next: 'Report it with the code and this text. Verify with other means until it is mended.',
  },
} as const satisfies Partial<Sentences>;

const subject = (f: Finding): string => (f.at.event === undefined && f.at.file !== undefined ? `${file(f)}${place(f)}` : event(f));

const LISTED: Readonly<Record<string, string>> = { actor: 'people and agents', system: 'systems', file: 'files' };

/** `otherwise`, or what `render` makes of the kind of thing that is named. */
function named(f: Finding, otherwise: string, render: (kind: string) => string): string {
  const kind = f.values?.['kind'];
  const listed = typeof kind === 'string' && Object.hasOwn(LISTED, kind) ? LISTED[kind] : undefined;
  return listed === undefined ? otherwise : render(listed);
}

const KINDS: Readonly<Record<string, string>> = {
  'action': 'the action', 'approval': 'the approval', 'work-package': 'the work package', 'receipt': 'the receipt', 'artifact': 'the artifact',
  'agent': 'the agent', 'system': 'the system', 'policy': 'the policy',
};

/** What a reference leads to: nothing, other bytes, or a document that says something else of one member. */
function reference(f: Finding): string {
  const kind = f.values?.['kind'];
  const what = `${(typeof kind === 'string' ? KINDS[kind] : undefined) ?? 'something'}${given(f, 'reference', ' ')}`;
  const found = f.values?.['problem'];
  if (found === undefined || found === 'missing') return `${what}, which ${MISSING[typeof kind === 'string' ? kind : ''] ?? 'the bundle does not hold'}`;
  return found === 'other-bytes' ? `${what}, whose bytes are others` : `${what}, which says something else of ${given(f, 'member', 'its ') || 'itself'}`;
}

const MISSING: Readonly<Record<string, string>> = {
  action: 'nobody requested in this record', agent: 'the registry does not hold', system: 'no graph snapshot holds',
};

/** The first fact behind a control finding, in its own words. */
function factOf(f: Finding): string {
  const { control, reason, ...values } = f.values ?? {};
  if (typeof control !== 'string' || typeof reason !== 'string') return '';
  const texts = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
  return ` ${factText(control, { subject: '', verdict: 'exception', reason, values: texts, at: f.at })}`;
}

function undecided(f: Finding): string {
  if (f.values?.['reason'] === 'integrity') return ' It found no exception, but the integrity of the data it rests on did not hold.';
  const fact = factOf(f);
  return fact === '' ? '' : `${given(f, 'subject', ' The first is ', '.')}${fact}`;
}
