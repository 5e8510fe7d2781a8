import type { IntegrityReasons } from '../../../core/controls/integrity/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { formatNumber } from '../../format.ts';
import { count, digest, duration, name, notKept, opt, text, worded } from './words.ts';

const finding = (v: Values): string => opt(v, 'finding', ' (', ')');
const log = (v: Values): string => `The log${opt(v, 'stream', ' ')}`;

const KINDS: Readonly<Record<string, string>> = {
  'role-grants': 'role bindings', 'role-definitions': 'roles', 'agents': 'agents', 'fleet-limits': 'the limits of fleets', 'agent-versions': 'the versions of agents',
};
const kind = (v: Values): string => worded(KINDS, v, 'kind', 'its kind');

const SOURCES: Readonly<Record<string, string>> = {
  'approvals': 'the signed approvals', 'packages': 'the signed work packages', 'receipts': 'the receipts', 'ci': 'the CI/CD extract', 'itsm': 'the ticket system’s extract', 'idp': 'the identity provider’s log',
};
const source = (v: Values): string => `${worded(SOURCES, v, 'source', 'the other source')}${v['runner'] === undefined ? '' : ` of ${name(v, 'runner')}`}`;
const sourceFirst = (v: Values): string => source(v).replace(/^the/u, 'The');
const order = (v: Values): string => (v['order'] === 'earlier' ? 'earlier' : 'later');
const numbered = (v: Values, of: string): string => (/^\d+$/.test(v[of] ?? '') ? formatNumber(Number(v[of])) : 'some');
const sealed = (v: Values): string => (v['stream'] === undefined ? 'The manifest is signed' : `The head of the log${opt(v, 'stream', ' ')} is signed`);
const key = (v: Values): string => `the key named ${name(v, 'key', 'something else')}`;

export const integrity: ControlTexts<IntegrityReasons> = {
  'CT-01': {
    title: 'The manifest is validly signed and every file is the one it lists',
    failing: 'a file is not the one that was sealed, or the seal does not hold',
    population: 'The manifest, each file it lists and each file it does not list; what lies under the seal’s own folder is judged with the manifest. It fails when the manifest’s signature does not hold or a file differs, is missing or is not listed.',
    rationale: 'Everything else rests on the bytes being those that somebody answered for.',
    facts: {
      'signed': () => 'The manifest is signed by keys that are trusted here.',
      'file-matches': (v) => `The file${opt(v, 'file', ' ')} has the digest that the manifest lists.`,
      'signature-fails': (v) => `The manifest or its signature does not hold${finding(v)}.`,
      'file-differs': (v) => `The file${opt(v, 'file', ' ')} is not the one that the manifest lists.`,
      'file-missing': (v) => `The file${opt(v, 'file', ' ')} is listed and is not there.`,
      'file-unlisted': (v) => `The file${opt(v, 'file', ' ')} is there and is not listed.`,
      'signature-undecided': (v) => `Whether the manifest’s signature is one to trust cannot be told${finding(v)}.`,
      'file-not-read': (v) => `The file${opt(v, 'file', ' ')} was not read${finding(v)}.`,
    },
    exceptions: {
      'signature-fails': 'the manifest’s signature does not hold', 'file-differs': 'a file was changed', 'file-missing': 'a listed file is missing',
      'file-unlisted': 'a file was added that nobody signed for',
    },
  },
  'CT-02': {
    title: 'The log’s hash chain holds when it is computed again',
    failing: 'the hash chain of a log does not hold',
    population: 'Each log of the bundle. It fails when the hash of an event, or its link to the event before, or the root over all of them differs from what is computed.',
    rationale: 'A chain shows that nothing was changed, taken out or put in since it was written, as far as its head is vouched for.',
    facts: {
      'recomputed': (v) => `${log(v)} was computed again: ${count(v, 'events', 'event')}, every hash and every link as recorded.`,
      'diverges-once': (v) => `${log(v)} diverges${opt(v, 'event', ' at ')}${finding(v)}, and later events link to each other again.`,
      'diverges': (v) => `${log(v)} diverges${opt(v, 'event', ' from ')}${finding(v)}; ${count(v, 'breaks', 'break')} in it.`,
      'other-end': (v) => `${log(v)} was computed again and does not end where the manifest says${finding(v)}.`,
      'not-recomputed': (v) => `${log(v)} could not be computed again from its first event${finding(v)}.`,
    },
    exceptions: { 'diverges-once': 'a log was changed at one place', 'diverges': 'a log was changed at several places', 'other-end': 'a log does not end where the manifest says' },
  },
  'CT-03': {
    title: 'The log is without gap, repetition, fork or disorder',
    failing: 'a log has a gap, a repetition, a fork or events out of order',
    population: 'Each log of the bundle. It fails when sequence numbers are missing, come twice or out of order, when one event has two successors, or when the count is not the one stated.',
    rationale: 'What is left out of a log is what somebody did not want to be seen, or what a system lost. Either must show.',
    facts: {
      'in-sequence': (v) => `${log(v)} runs in sequence over ${count(v, 'events', 'event')}.`,
      'gap': (v) => `${log(v)} has a gap${opt(v, 'event', ' before ')}; ${count(v, 'breaks', 'break')} of its sequence in all.`,
      'repeated': (v) => `${log(v)} uses a number twice${opt(v, 'event', ', at ')}; ${count(v, 'breaks', 'break')} of its sequence in all.`,
      'forked': (v) => `${log(v)} forks${opt(v, 'event', ' at ')}: two events follow the same one.`,
      'out-of-order': (v) => `${log(v)} has events out of order${opt(v, 'event', ', the first ')}; ${count(v, 'breaks', 'break')} of its sequence in all.`,
      'count-differs': (v) => `${log(v)} holds another number of events than stated${finding(v)}.`,
      'not-followed': (v) => `${log(v)} could not be followed from its first event to its last${finding(v)}.`,
    },
    exceptions: {
      'gap': 'events are missing from a log', 'repeated': 'a log uses a number twice', 'forked': 'a log forks', 'out-of-order': 'events of a log are out of order',
      'count-differs': 'a log holds another number of events than stated',
    },
  },
  'CT-04': {
    title: 'The log ends at a signed head',
    failing: 'a log does not end where its signed head says',
    population: 'Each log that the manifest names. It fails when the head that was signed is not the one computed, or the log is not there. Without a signed head whether the end was cut off cannot be told.',
    rationale: 'The end of a log is the easiest part to cut off. Only a head that somebody signed shows that it is the end.',
    facts: {
      'ends-at-signed-head': (v) => `${log(v)} ends at a signed head over ${count(v, 'size', 'event')}.`,
      'head-differs': (v) => `${log(v)} and its signed head do not agree${finding(v)}.`,
      'log-absent': (v) => `${log(v)} is named and holds no event.`,
      'no-signed-head': (v) => `${log(v)} has no signed head: whether events after its last one were left out cannot be told.`,
      'head-unproved': (v) => `${log(v)} has a head whose signature cannot be relied on here${finding(v)}.`,
    },
    exceptions: { 'head-differs': 'a log does not end where its signed head says', 'log-absent': 'a log that is named is not there' },
  },
  'CT-05': {
    title: 'What came before is continued, and not changed in silence',
    failing: 'a log, a policy or a snapshot is not what an earlier bundle held, and no record says why',
    population: 'Each log that begins after its first event. Where an earlier run is named, also each log held against it; each file of policy, graph, approval, work package and artifact that both hold; each snapshot of identities, agents and retention rules that the earlier one held; and each version of boundaries that is new. It fails when a log or a file that keeps one content under its name differs, when the snapshot of role bindings, roles, the registry of agents or fleets differs and the logs record no change of its kind since the earlier run’s last event that it shows: the role of that principal, or the status, version or limit of that agent or fleet, as the event left it; of a role’s permissions, an approval of that role which no giving of it used. Or it fails when a new version that came into force after a whole log began was published by no event of it. Where the file would show nothing of what was recorded, as of a role given for a time that is over, or taken that no event gave, it cannot be told. The earlier run has digests only: one recorded change that the file shows is enough, and what else changed in it beside that is not seen. Not looked at: new transfer rules, the identity provider’s snapshot, credentials and extracts of other systems, which are made anew for each period. Without an earlier run, only logs that begin late are in the population.',
    rationale: 'Two bundles that are each sound can tell two histories. Where one takes up the other they must meet.',
    facts: {
      'continues': (v) => `${log(v)} continues what came before${opt(v, 'firstSeq', ', from number ')}.`,
      'unchanged': (v) => `The file${opt(v, 'file', ' ')} is the one of the earlier run.`,
      'changed-on-record': (v) => `The file${opt(v, 'file', ' ')} is not the one of the earlier run; it is as ${count(v, 'changes', 'change')} of ${kind(v)} left it, recorded since.`,
      'published': (v) => `Version ${text(v, 'version', 'not stated')} of the boundaries is new since the earlier run, and its publication is recorded.`,
      'contradicts': (v) => `${log(v)} contradicts what came before${finding(v)}.`,
      'rewritten': (v) => `The file${opt(v, 'file', ' ')} has the digest ${digest(v, 'digest')}, and had ${digest(v, 'earlierDigest')} in the earlier run; under one name it has one content.`,
      'changed-silently': (v) => `The file${opt(v, 'file', ' ')} is not the one of the earlier run, and the logs record no change of ${kind(v)} since.`,
      'changed-otherwise': (v) => `The file${opt(v, 'file', ' ')} is not the one of the earlier run. The logs record ${count(v, 'changes', 'change')} of ${kind(v)} since, and the file shows none of them.`,
      'change-not-shown': (v) => `The file${opt(v, 'file', ' ')} is not the one of the earlier run. The logs record ${count(v, 'changes', 'change')} of ${kind(v)} since, of which the file shows none and would show nothing of some, so whether it changed by them cannot be told.`,
      'not-published': (v) => `Version ${text(v, 'version', 'not stated')} of the boundaries is new since the earlier run, and no event of the logs, which are here from their first, published it.`,
      'not-connected': (v) => `Whether the log${opt(v, 'stream', ' ')} continues what came before cannot be told${finding(v)}.`,
      'snapshot-not-here': (v) => `The file${opt(v, 'file', ' ')} was in the earlier bundle and is not in this one: whether it changed cannot be told.`,
      'file-not-compared': (v) => `The file${opt(v, 'file', ' ')} could not be read, or is not the one that was sealed: whether it changed since the earlier run cannot be told.`,
      'no-event-tells': (v) => `The file${opt(v, 'file', ' ')} is not the one of the earlier run, and no type of event tells of changes to it: whether it was changed in silence cannot be told.`,
      'may-change-without': (v) => `The file${opt(v, 'file', ' ')} is not the one of the earlier run. The logs record no change of ${kind(v)} since that it shows, and not every change of this file has an event.`,
      'changes-not-all-seen': (v) => `The file${opt(v, 'file', ' ')} is not the one of the earlier run. The logs record no change of ${kind(v)} since that it shows, but do not show everything since a sound earlier run, or tell of one so near the moment in which it ends that its time does not say whether it came after; so whether one was recorded since cannot be told.`,
      'published-before': (v) => `Version ${text(v, 'version', 'not stated')} of the boundaries is new since the earlier run. The logs begin late here, or after it came into force by its own word, so whether it was published before cannot be told.`,
    },
    exceptions: {
      'contradicts': 'a log contradicts an earlier bundle of it', 'rewritten': 'a file that keeps its content was rewritten', 'changed-silently': 'a snapshot changed and no change was recorded',
      'changed-otherwise': 'a snapshot changed, and not as any recorded change of it says',
      'not-published': 'a policy version appeared that nobody published',
    },
  },
  'CT-06': {
    title: 'Clocks are sane',
    failing: 'times in a log do not run as they must, or not as other clocks say',
    population: 'Each log; each key that signed a log’s head or the manifest and is believed here, unless a Sigstore certificate; and each source with a clock of its own of which the log tells too: signed approvals, work packages and receipts (by runner), runs of CI/CD and tickets (by id), role changes of the identity provider (within the window of reconciliation). It fails when the log’s clock went back by more than the tolerance, an event lies before its cause, outside the period or after the export, or later than the end or compromise of a key that sealed it; when the log tells of something signed, or of a run, before the other clock says that it was done, or a receipt begins before its package was issued; or when, of five pairs or more, all lie further apart to one side than the tolerance. Events older than the key are no exception: a new key signs for the whole log. Not looked at: whether the log’s own clock was right, spans in trace files, keys that are not believed here, a source that tells of nothing.',
    rationale: 'Who approved before what ran is a question of time. Times that run backwards, or differently, answer it wrongly.',
    facts: {
      'in-order': (v) => `${log(v)} runs forward over ${count(v, 'events', 'event')}${opt(v, 'last', ', the last at ')}.`,
      'within-key': (v) => `${sealed(v)} with ${key(v)}, which is good until ${text(v, 'until', 'its end')}; the last event is of ${text(v, 'last', 'before')}.`,
      'older-than-key': (v) => `${sealed(v)} with ${key(v)}, which is good from ${text(v, 'from', 'later on')} and signs for older events too, from ${text(v, 'first', 'the first')} on; the last is of ${text(v, 'last', 'before its end')}.`,
      'clocks-agree': (v) => `In ${count(v, 'pairs', 'pair')} of times the log and ${source(v)} typically lie ${duration(v, 'typical')} apart.`,
      'clock-went-back': (v) => `${log(v)} goes back by ${duration(v, 'by')}; ${count(v, 'decreases', 'step')} back in all.`,
      'before-its-cause': (v) => `${log(v)} holds an event that is earlier than its cause.`,
      'outside-the-period': (v) => `${log(v)} holds an event outside the stated period or after the time of judgement${finding(v)}.`,
      'after-the-export': (v) => `${log(v)} holds an event of ${text(v, 'time', 'a time')} after the export at ${text(v, 'exportedAt', 'its time')}.`,
      'key-had-ended': (v) => `${sealed(v)} with ${key(v)}, which was good until ${text(v, 'until', 'its end')}, and the last event under it is of ${text(v, 'last', 'later')}.`,
      'key-was-compromised': (v) => `${sealed(v)} with ${key(v)}, which was compromised at ${text(v, 'since', 'a time')}, and the last event under it is of ${text(v, 'last', 'later')}.`,
      'impossible-order': (v) => `Of ${count(v, 'pairs', 'pair')} of times of the log and ${source(v)}, ${numbered(v, 'impossible')} cannot have come in this order, the worst by ${duration(v, 'by')}: the clocks differ.`,
      'clocks-differ': (v) => `${sourceFirst(v)}: in all ${count(v, 'pairs', 'pair')} of times the log is ${order(v)}, typically by ${duration(v, 'typical')} and never by less than ${duration(v, 'nearest')}. Clocks that differ and a delay that is always there look the same.`,
      'no-times': (v) => `${log(v)} holds no time that could be read.`,
      'export-undated': (v) => `When the bundle was made is not stated, so whether the log${opt(v, 'stream', ' ')} runs past it cannot be told.`,
      'no-pairs': (v) => `Nothing that the log tells is also told by ${source(v)}, so whether their clocks agree cannot be told.`,
      'apart': (v) => `${sourceFirst(v)}: in ${count(v, 'pairs', 'pair')} of times the log is typically ${duration(v, 'typical')} ${order(v)}. Whether by its clock or by a delay cannot be told of so few, or of times so uneven.`,
      'not-kept': notKept,
    },
    exceptions: {
      'clock-went-back': 'the clock of a log went back', 'before-its-cause': 'an event is earlier than its cause', 'outside-the-period': 'an event lies outside the period',
      'after-the-export': 'an event is later than the export that holds it', 'key-had-ended': 'an event is later than the key that sealed it was good', 'key-was-compromised': 'an event is later than the compromise of the key that sealed it',
      'impossible-order': 'a source dates something in an order that cannot be', 'clocks-differ': 'the clock of a source differs from the log’s',
    },
  },
  'CT-07': {
    title: 'Every signing key was good for what it signed, then',
    failing: 'a signature was made with a key that was not good for it',
    population: 'Each signature of the manifest, and each signed approval, work package and receipt that is in the bundle. It fails when a signature does not verify, or its key was expired, not yet valid, compromised, too weak or for another purpose.',
    rationale: 'A signature says as much as the key behind it, at the time it was used.',
    facts: {
      'key-good': (v) => `The ${text(v, 'document', 'document')} is signed by ${name(v, 'signer')} with a key that was good for it.`,
      'signature-invalid': (v) => `The signature of the ${text(v, 'document', 'document')}${opt(v, 'file', ' ')} does not verify${finding(v)}.`,
      'key-refused': (v) => `The ${text(v, 'document', 'document')}${opt(v, 'file', ' ')} is signed with a key that was not good for it${finding(v)}.`,
      'key-unknown': (v) => `The key that signed the ${text(v, 'document', 'document')}${opt(v, 'file', ' ')} cannot be relied on here${finding(v)}.`,
    },
    exceptions: { 'signature-invalid': 'a signature does not verify', 'key-refused': 'a key signed that was not good for it' },
  },
  'CT-08': {
    title: 'Every cited artifact is there, as it was cited',
    failing: 'an artifact is missing, is another or is cited by nobody',
    population: 'Each artifact that an event records, and each file under artifacts that none records. It fails when the file is missing, empty, of another digest or media type, or cited by nobody.',
    rationale: 'A test result that is cited and not there is an assertion, not evidence.',
    facts: {
      'as-cited': (v) => `The file${opt(v, 'file', ' ')} has the digest and media type that were recorded.`,
      'cited-by-nobody': (v) => `No event cites the file${opt(v, 'file', ' ')}.`,
      'missing': (v) => `The file${opt(v, 'file', ' ')} is cited and is not in the bundle.`,
      'other-content': (v) => `The file${opt(v, 'file', ' ')} has the digest ${digest(v, 'foundDigest')}; recorded is ${digest(v, 'citedDigest')}.`,
      'empty': (v) => `The file${opt(v, 'file', ' ')} is empty.`,
      'other-media-type': (v) => `The file${opt(v, 'file', ' ')} is recorded as ${text(v, 'mediaType', 'another media type')}, which is none for what it is.`,
      'not-read': (v) => `The file${opt(v, 'file', ' ')} could not be read.`,
    },
    exceptions: {
      'cited-by-nobody': 'an artifact is cited by nobody', 'missing': 'a cited artifact is missing', 'other-content': 'an artifact is not the one that was cited',
      'empty': 'a cited artifact is empty', 'other-media-type': 'an artifact is not of the kind it is recorded as',
    },
  },
  'CT-09': {
    title: 'What decides is covered by hash and signature',
    failing: 'something that decides is covered by no hash or signature that holds',
    population: 'Each action, with every event of it. Approver, policy version, digests, outcome and data class are members of events, and every member of an event is under its hash. It fails where an event’s hash, or the signature over all of them, does not hold.',
    rationale: 'A field that nobody signed can be anything.',
    facts: {
      'covered': (v) => `${count(v, 'events', 'event')} of it, all under hashes that hold and a manifest that is signed.`,
      'hash-fails': () => 'The hash or link of one of its events does not hold.',
      'under-no-hash': () => 'Its events are under no hash.',
      'signature-fails': () => 'The manifest over its events does not hold.',
      'other-file': () => 'Its events stand in a file that is not the one the manifest lists.',
      'signature-undecided': () => 'Whether the signature over its events is one to trust cannot be told.',
    },
    exceptions: {
      'hash-fails': 'an event that decides has a hash that does not hold', 'under-no-hash': 'events that decide are under no hash',
      'signature-fails': 'events that decide are under no signature that holds',
    },
  },
  'CT-10': {
    title: 'What was redacted is committed to, declared and nothing that decides',
    failing: 'something was redacted that should not have been, or without saying so',
    population: 'Each redaction that the manifest declares, and each name under which events of one type withhold values. It fails when the reason or the person is not stated, the value is not committed to or still disclosed, nobody declared it, or controls need it.',
    rationale: 'Redaction protects people. It must not be a way to take out what is inconvenient.',
    facts: {
      'declared': (v) => `${count(v, 'undisclosed', 'value')} of ${text(v, 'field', 'this name')} in events of the type ${text(v, 'type', 'concerned')}, each declared.`,
      'committed': (v) => `${text(v, 'field', 'The value')} was withheld by ${name(v, 'by')}${opt(v, 'reason', ': ')}. The event commits to it.`,
      'undeclared': (v) => `${count(v, 'undeclared', 'value')} of ${text(v, 'field', 'this name')} in events of the type ${text(v, 'type', 'concerned')} withheld without a declaration.`,
      'needed-by-controls': (v) => `${text(v, 'field', 'A value')} is withheld from events of the type ${text(v, 'type', 'concerned')}, by which controls are judged.`,
      'no-reason': (v) => `The redaction of ${text(v, 'field', 'a value')}${opt(v, 'file', ' in ')} does not say by whom and why.`,
      'disclosed-all-the-same': (v) => `${text(v, 'field', 'A value')}${opt(v, 'file', ' in ')} is declared redacted and is disclosed.`,
      'not-committed': (v) => `${text(v, 'field', 'A value')}${opt(v, 'file', ' in ')} is declared redacted, and nothing commits to it: what stood there cannot be shown later.`,
      'not-an-event': (v) => `${text(v, 'field', 'A value')} was redacted in ${text(v, 'file', 'a file')}, which is no event: whether it is committed to cannot be told.`,
    },
    exceptions: {
      'undeclared': 'values were withheld without a declaration', 'needed-by-controls': 'a value that controls need was withheld',
      'no-reason': 'a redaction does not say by whom and why', 'disclosed-all-the-same': 'a value that is declared redacted is disclosed',
      'not-committed': 'a redacted value is not committed to',
    },
  },
  'CT-11': {
    title: 'An agent that works leaves records',
    failing: 'an agent worked and nothing of it was recorded',
    population: 'Each agent that acted. It fails when signs of life tell of more running work than the record knows, for longer than the limit, with no record of the agent and no declared outage of the log. A sign of life is a heartbeat that tells of running work. Spans of traces are not looked into, and a pipeline run that the log lacks is for CT-42.',
    rationale: 'A log that fails while agents go on is the moment that nobody can see.',
    facts: {
      'recorded': (v) => `${name(v, 'agent', 'The agent')} left records whenever it said that it worked.`,
      'outage-declared': (v) => `${name(v, 'agent', 'The agent')} was silent from ${text(v, 'from', 'one time')} to ${text(v, 'until', 'another')} while it worked; an outage of the log is declared for it.`,
      'silent-while-active': (v) => `${name(v, 'agent', 'The agent')} said from ${text(v, 'from', 'one time')} to ${text(v, 'until', 'another')} that it had ${count(v, 'activeRuns', 'run')} under way; the record knows ${text(v, 'running', 'fewer')} and nothing else of it.`,
      'no-sign-of-life': (v) => `The log holds no sign of life of ${name(v, 'agent', 'the agent')}, so when it worked cannot be told.`,
    },
    exceptions: { 'silent-while-active': 'an agent worked and nothing of it was recorded' },
  },
};
