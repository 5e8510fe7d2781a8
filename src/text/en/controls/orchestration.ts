import type { OrchestrationReasons } from '../../../core/controls/orchestration/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { text, name, notKept, opt, count, duration, started } from './words.ts';

const classWords = (v: Values): string => (v['class'] === 'irreversible' ? 'irreversible' : 'of critical risk');

const TRACES: Readonly<Record<string, string>> = { run: 'the pipeline run', opening: 'the opening of the ticket', closing: 'the closing of the ticket', release: 'the release', grant: 'the giving of the role', removal: 'the taking away of the role' };
function traceWords(v: Values, inside = false): string {
  const of = v['role'] === undefined ? opt(v, 'key', ' ') : `${opt(v, 'role', ' ')}${v['principal'] === undefined ? '' : ` ${v['what'] === 'removal' ? 'from' : 'to'} ${name(v, 'principal')}`}`;
  const words = `${TRACES[v['what'] ?? ''] ?? 'the trace'}${of}`;
  return inside ? words : `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

const mergedInto = (v: Values): string => `It was merged into ${name(v, 'repository', 'a repository')} at ${text(v, 'mergedAt', 'an unknown time')}`;
const otherMerge = (v: Values): string => `${text(v, 'otherMerge', 'another merge')}${opt(v, 'otherMergedAt', ' of ')}`;

/** Whose limit it is; `the` begins a sentence where the record names nobody. */
const whose = (v: Values, the = 'The'): string => (v['agent'] === undefined ? `${name(v, 'fleet', `${the} fleet`)}${opt(v, 'environment', ' in ')}` : name(v, 'agent', `${the} agent`));

export const orchestration: ControlTexts<OrchestrationReasons> = {
  'CT-38': {
    title: 'No fleet or agent ran more at once than its limit',
    failing: 'an action was started beyond the limit of what may run at once',
    population: 'Every fleet of which an action started or took effect; and, where the registry limits it, every fleet in each environment, and every agent. An action counts from each of its starts up to the end of that attempt, that moment excluded; an attempt without an end counts up to the next start, and the last one to the end of the record. Each start must leave the number at or below the limit of that time: of the registry, until the record tells another; what began under a limit may end under a lower one. Limits by environment and agent are the registry’s throughout; an action on a system of production counts there, whatever it calls itself. Where the registry was written after the last change, the limit before the first is not known. Agents whose fleet the registry does not name are not counted.',
    rationale: 'A limit keeps what goes wrong at once to what people can watch and stop.',
    facts: {
      'within-limit': (v) => `${whose(v)} ran at most ${text(v, 'running', 'a few')} at once, of ${count(v, 'runs', 'run')}; the limit then was ${text(v, 'limit', 'not told')}.${v['open'] === undefined || v['open'] === '0' ? '' : ` When the record ends, ${text(v, 'open', 'some')} had not ended.`}`,
      'over-limit': (v) => `${whose(v)} had ${text(v, 'running', 'more')} running at ${text(v, 'time', 'an unknown time')}, where its limit then was ${text(v, 'limit', 'less')}.`,
      'limit-unknown': (v) => `Which limit ${whose(v, 'the')} had at ${text(v, 'time', 'an unknown time')}, when it was running, the record does not say.`,
    },
    exceptions: { 'over-limit': 'a fleet or agent ran more at once than its limit' },
  },
  'CT-39': {
    title: 'No change ran beside another of the same resource, or was merged on a base that had moved',
    failing: 'two changes of one resource ran at the same time, or one was merged over what another had changed',
    population: 'Every action that modifies a repository, merges or changes production, and started or took effect; and every merge of a pull request by itself. An action fails when another of them, started before and not ended, changed the same resource; each start of an action is a run of its own. Where an action does not say what it changed, the targets of its request count. The moment of an end is not part of a run. Overlapping is what counts, whether or not a lock was recorded. A merge fails when, after its head was cut from the branch, another merge there changed one of the same files and no required test then passed, before the merge, on the commit that the merge makes; and when another merge had been made on the same commit. The files and commits are those that the merges state; where one states none, or something moved the branch that the record does not tell, from the base of a merge or from an earlier merge, it cannot be told. A branch under refs/heads/ is the branch of that name, and a path is the same with and without empty and dot parts. Resources, branches and files whose names differ only in case, Unicode form, look-alike or invisible characters, slashes, or in where a branch is had from, may be one: what would hold if they were two cannot be told, unless the latest graph holds both names. A thing that is called something else altogether is another thing here. Changes of production have no base, and are not held against one.',
    rationale: 'Of two changes at once, the later can undo the earlier without anybody having decided so.',
    facts: {
      'alone': (v) => `No other change of what it changed (${count(v, 'resources', 'resource')}) was running when it started at ${text(v, 'startedAt', 'an unknown time')}.`,
      'overlapping-changes': (v) => `${started(v)}, while ${text(v, 'otherAction', 'another action')}, from ${text(v, 'otherStart', 'an unknown time')} to ${text(v, 'otherEnd', 'an unknown time')}, was changing ${name(v, 'resource', 'the same resource')}.`,
      'on-its-base': (v) => `${mergedInto(v)}, where nothing had been merged since its base${opt(v, 'base', ' ')}.`,
      'base-moved-elsewhere': (v) => `${mergedInto(v)}. Since its base${opt(v, 'base', ' ')}, ${count(v, 'between', 'other merge')} had changed other files there.`,
      'tested-again': (v) => `${mergedInto(v)}. Since its base${opt(v, 'base', ' ')}, ${otherMerge(v)} had changed ${name(v, 'path', 'one of the same files')}; the required tests passed on the result of both${opt(v, 'testedAt', ' at ')}.`,
      'stale-base': (v) => `${mergedInto(v)}. Since its base${opt(v, 'base', ' ')}, ${otherMerge(v)} had changed ${name(v, 'path', 'one of the same files')}, and no required test passed on the result of both before it was merged.`,
      'lost-update': (v) => `${mergedInto(v)}, on the commit${opt(v, 'onto', ' ')} on which ${otherMerge(v)} had been made already: what that changed is not under it.`,
      'merge-not-told': (v) => `${started(v)}. It completed as a merge into ${name(v, 'repository', 'a repository')}, and no event of the merge is in the record, so that the base of its change cannot be told.`,
      'base-not-told': (v) => `${mergedInto(v)}. On which base its change was made, the record does not say.`,
      'base-not-followed': (v) => `${mergedInto(v)}. What moved the branch from its base${opt(v, 'base', ' ')} to the commit${opt(v, 'onto', ' ')} that it was merged on is not in the record.`,
      'not-kept': notKept,
      'branch-not-followed': (v) => `${mergedInto(v)}, on the commit${opt(v, 'onto', ' ')}. What led there from ${otherMerge(v)} is not in the record, so whether it contains that cannot be told.`,
      'resource-spelt-otherwise': (v) => `${started(v)}, while ${text(v, 'otherAction', 'another action')}, which had started at ${text(v, 'otherStart', 'an unknown time')}, was changing ${name(v, 'otherResource', 'something')}. Whether that is ${name(v, 'resource', 'what it changed')}, spelt otherwise, cannot be told.`,
      'file-spelt-otherwise': (v) => `${mergedInto(v)}. Since its base${opt(v, 'base', ' ')}, ${otherMerge(v)} had changed ${name(v, 'otherPath', 'a file')} there. Whether that is ${name(v, 'path', 'one of its files')}, spelt otherwise, cannot be told, and no required test passed on the result of both.`,
      'branch-spelt-otherwise': (v) => `${mergedInto(v)}. Other merges were made into ${name(v, 'otherPlace', 'another branch')}. Whether that is ${name(v, 'place', 'the same branch')}, spelt otherwise, cannot be told.`,
      'files-not-told': (v) => `${mergedInto(v)}. Since its base${opt(v, 'base', ' ')}, ${count(v, 'between', 'other merge')} had moved the branch, and which files each of them changed the record does not say by their names.`,
      'end-unknown': (v) => `${started(v)}. ${text(v, 'otherAction', 'Another action')}, which changes ${name(v, 'resource', 'the same resource')} too, started at ${text(v, 'otherStart', 'an unknown time')}, and its end is not in the record.`,
    },
    exceptions: {
      'overlapping-changes': 'two changes of one resource ran at the same time',
      'stale-base': 'a change was merged over what another had changed, without a test of both',
      'lost-update': 'a merge was made on the same commit as one before it',
    },
  },
  'CT-40': {
    title: 'What cannot be undone is planned for, tried out and agreed by two',
    failing: 'an irreversible or critical action ran without plan, rehearsal or second approval, or harm was not undone',
    population: 'Every action that started or took effect and that its own request calls irreversible or of critical risk, and every action with a release that was found degraded or led to an incident. The first kind needs a rollback or compensation plan, approvals by two persons who did not take them back and a successful rehearsal, all before the start; a release that does harm must be rolled back or found healthy again. What is found degraded after a rollback was not undone by it. Harm in the record’s last hour may still be waiting for that; how soon a release that was found degraded was undone, CT-41 looks at. It does not look at what else an action could have reached.',
    rationale: 'Before a step that has no way back, somebody must have tried the way out; and harm that was seen must not be left.',
    facts: {
      'planned-and-agreed': (v) => `It is ${classWords(v)}: a plan was stated${opt(v, 'rehearsedAt', ', rehearsed at ')}, and ${count(v, 'approvers', 'person')} approved it before the start.`,
      'rolled-back': (v) => `The release${opt(v, 'release', ' ')} did harm, and was rolled back${opt(v, 'rolledBackAt', ' at ')}.`,
      'recovered': (v) => `The release${opt(v, 'release', ' ')} did harm, and was found healthy again${opt(v, 'recoveredAt', ' at ')}.`,
      'no-plan': (v) => `It is ${classWords(v)}, and states no plan for undoing or compensating it. ${started(v)}.`,
      'gate-not-raised': (v) => `It is ${classWords(v)}. ${count(v, 'approvers', 'person')} approved it before the start, where ${text(v, 'needed', 'more')} have to.`,
      'rehearsal-failed': (v) => `It is ${classWords(v)}, and the rehearsal of its rollback failed${opt(v, 'rehearsedAt', ' at ')}. ${started(v)} all the same.`,
      'plan-untested': (v) => `It is ${classWords(v)}, and its plan was not rehearsed before the start. ${started(v)}.`,
      'rollback-missing': (v) => `The release${opt(v, 'release', ' ')} ${v['harm'] === 'incident' ? 'led to an incident' : 'was found degraded'} at ${text(v, 'harmedAt', 'an unknown time')}, and was neither rolled back nor found healthy again.`,
      'rehearsals-unknown': (v) => `It is ${classWords(v)}, and the record does not hold every rehearsal, so whether its plan was tried out cannot be told.`,
      'approval-unproved': (v) => `It is ${classWords(v)}, and of its approvals only ${text(v, 'approvers', 'some')} can be relied on, where ${text(v, 'needed', 'more')} are needed.`,
      'rollback-pending': (v) => `The release${opt(v, 'release', ' ')} ${v['harm'] === 'incident' ? 'led to an incident' : 'was found degraded'} at ${text(v, 'harmedAt', 'an unknown time')}; the record ends less than an hour later.`,
      'class-not-stated': () => 'The request does not say whether it can be undone and how great its risk is.',
    },
    exceptions: {
      'no-plan': 'an irreversible or critical action ran without a plan for undoing it',
      'gate-not-raised': 'an irreversible or critical action ran without a second person’s approval',
      'rehearsal-failed': 'an irreversible or critical action ran although the rehearsal of its rollback had failed',
      'plan-untested': 'an irreversible or critical action ran on a rollback plan that was never tried out',
      'rollback-missing': 'a release did harm and was left so',
    },
  },
  'CT-41': {
    title: 'Required tests passed before the merge, and the release was verified',
    failing: 'a merge went ahead without required tests passed on what was merged, or a release was not verified, or not undone, in time',
    population: 'Every merge: each action of that kind that started or took effect, and each pull request recorded as merged. Required test runs on the merged commit must have passed, at the first attempt, before the merge; where agents of a fleet that is there to remediate made the commit, each of them must have recorded, in its own modification of that commit and before the merge, steps that reproduce what was wrong, and they must be in the bundle; those of another agent do not serve. Where a modification of the commit is neither seen to have run nor to have been stopped, or what a fleet is for is not told, it cannot be told. What other fleets make is not asked to be a remedy, nor whether the steps are those of what is mended; a release of it must be found healthy, or found degraded, or rolled back within an hour of its shipping; and what was found degraded must be found healthy or rolled back within an hour of that, however often it is found so. What is found after a rollback counts again. In the record’s last hour it may still be waiting for that.',
    rationale: 'A failure should be seen in tests, before customers see it; and a release that does harm should be noticed and undone.',
    facts: {
      'tested': (v) => `${count(v, 'suites', 'required suite')} passed${opt(v, 'commit', ' on commit ')} before the merge. No release of it is in the record.`,
      'tested-and-verified': (v) => `${count(v, 'suites', 'required suite')} passed${opt(v, 'commit', ' on commit ')} before the merge, and the release${opt(v, 'release', ' ')} was found healthy.`,
      'tested-and-rolled-back': (v) => `${count(v, 'suites', 'required suite')} passed${opt(v, 'commit', ' on commit ')} before the merge; the release${opt(v, 'release', ' ')} was rolled back at ${text(v, 'rolledBackAt', 'an unknown time')}.`,
      'tests-missing': (v) => `No required test run${opt(v, 'commit', ' on commit ')} is in the record. It was merged at ${text(v, 'mergedAt', 'an unknown time')}.`,
      'tests-failed': (v) => `The required suite ${name(v, 'suite', 'not named')} failed${opt(v, 'commit', ' on commit ')} at ${text(v, 'testedAt', 'an unknown time')} (${text(v, 'failed', 'some')} failed, ${text(v, 'passed', 'some')} passed). It was merged at ${text(v, 'mergedAt', 'an unknown time')} all the same.`,
      'tests-empty': (v) => `The required suite ${name(v, 'suite', 'not named')} ran no test at all${opt(v, 'commit', ' on commit ')}. It was merged at ${text(v, 'mergedAt', 'an unknown time')}.`,
      'tests-after-merge': (v) => `The required suite ${name(v, 'suite', 'not named')} completed at ${text(v, 'testedAt', 'an unknown time')}, not before the merge at ${text(v, 'mergedAt', 'an unknown time')}.`,
      'retried-to-green': (v) => `The required suite ${name(v, 'suite', 'not named')} failed${opt(v, 'commit', ' on commit ')} and passed when it was repeated unchanged. It was merged at ${text(v, 'mergedAt', 'an unknown time')}.`,
      'reproduction-missing': (v) => `${name(v, 'agent', 'An agent')}, which is there to remediate, made the commit${opt(v, 'commit', ' ')}, and recorded in doing so no steps that reproduce what was wrong before it was merged at ${text(v, 'mergedAt', 'an unknown time')}.`,
      'not-kept': notKept,
      'reproduction-lost': (v) => `The steps that reproduce what the commit${opt(v, 'commit', ' ')} mends were recorded${opt(v, 'artifact', ' as ')}, and are not in the bundle as they were recorded.`,
      'verification-missing': (v) => `The release${opt(v, 'release', ' ')} shipped at ${text(v, 'shippedAt', 'an unknown time')}, and no verification of it is in the record.`,
      'verification-late': (v) => `The release${opt(v, 'release', ' ')} shipped at ${text(v, 'shippedAt', 'an unknown time')}, and was first verified or rolled back ${duration(v, 'after')} later; it is to be within ${duration(v, 'limit')}.`,
      'rollback-late': (v) => `The release${opt(v, 'release', ' ')} was found degraded at ${text(v, 'verifiedAt', 'an unknown time')}${opt(v, 'detail', ' (', ')')}, and was rolled back or found healthy only ${duration(v, 'after')} later; it is to be within ${duration(v, 'limit')}.`,
      'verification-degraded': (v) => `The release${opt(v, 'release', ' ')} was found degraded at ${text(v, 'verifiedAt', 'an unknown time')}${opt(v, 'detail', ' (', ')')}, and was not rolled back.`,
      'change-unknown': (v) => `It was merged at ${text(v, 'mergedAt', 'an unknown time')}. Whether the commit${opt(v, 'commit', ' ')} mends something that had to be reproduced, the record does not say.`,
      'commit-unknown': () => 'The record does not say which commit was merged, so its tests cannot be found.',
      'verification-pending': (v) => `The release${opt(v, 'release', ' ')} shipped at ${text(v, 'shippedAt', 'an unknown time')}; the record ends less than an hour later, without a verification.`,
      'rollback-pending': (v) => `The release${opt(v, 'release', ' ')} was found degraded at ${text(v, 'verifiedAt', 'an unknown time')}; the record ends less than an hour later, without a rollback.`,
    },
    exceptions: {
      'tests-missing': 'a merge went ahead without a required test on what was merged',
      'tests-failed': 'a merge went ahead although a required test had failed',
      'tests-empty': 'a merge went ahead on a required suite that tested nothing',
      'tests-after-merge': 'a merge went ahead before its required tests were done',
      'retried-to-green': 'a merge went ahead on tests repeated until they passed',
      'reproduction-missing': 'what was mended was never reproduced',
      'verification-missing': 'a release was never verified',
      'verification-late': 'a release was verified too late',
      'rollback-late': 'a release was found degraded and undone too late',
      'verification-degraded': 'a release was found degraded and left so',
    },
  },  'CT-42': {
    title: 'Log, CI/CD, ticket system and identity provider tell the same of each change',
    failing: 'the log and another system do not tell the same of a change',
    population: 'Every pipeline run, every opening and closing of a ticket, and every role given or taken that the log or the other system’s extract holds in the record’s period, both ways, by its id, or by principal and role: both must have it, a quarter of an hour apart at most, with the same commit and status. Besides: every release, which needs an action and a successful run of its commit, not later than a quarter of an hour after it shipped; every start of an action that ran under a ticket with an agreed window, or under a change of which the extract does not tell the window; every change ticket that was opened and closed in the period, under which an action, an approval of a change or emergency access must stand; and every merge whose request names a head. An extract without rows is an answer; only where the bundle holds none can nothing be compared. It does not look at what the words of a ticket say, so whether one was closed as carried out whose action was refused is not found; at whether a release has a ticket; nor at sign-ins, which the log does not record.',
    rationale: 'Systems that were written independently are hard to bend the same way; what only one of them knows is where to look.',
    facts: {
      'reconciled': (v) => `${traceWords(v)} is in the log and in the ${text(v, 'system', 'other')} extract, ${duration(v, 'apart')} apart.`,
      'released-by-a-run': (v) => `The release${opt(v, 'release', ' ')} has an action and a successful run of its commit${opt(v, 'commit', ' ')}.`,
      'in-window': (v) => `The change under the ticket${opt(v, 'ticket', ' ')} was made in its window, from ${text(v, 'from', 'an unknown time')} to ${text(v, 'to', 'an unknown time')}.`,
      'change-under-ticket': (v) => `The change ticket${opt(v, 'ticket', ' ')} was closed${opt(v, 'closedAt', ' at ')}; ${text(v, 'under', 'something')} ${v['under'] === '1' ? 'action or approval stands' : 'actions and approvals stand'} under it.`,
      'merged-as-asked': (v) => `What was merged is the head that the request names${opt(v, 'merged', ', ')}.`,
      'not-in-log': (v) => `${traceWords(v)} is in the ${text(v, 'system', 'other')} extract at ${text(v, 'time', 'an unknown time')}, and not in the log.`,
      'not-in-extract': (v) => `${traceWords(v)} is in the log at ${text(v, 'time', 'an unknown time')}, and not in the ${text(v, 'system', 'other')} extract.`,
      'told-differently': (v) => `Of ${traceWords(v, true)} the log and the ${text(v, 'system', 'other')} extract say different things${opt(v, 'differs', ': ')}.`,
      'too-far-apart': (v) => `${traceWords(v)} is in the log and in the ${text(v, 'system', 'other')} extract at times ${duration(v, 'apart')} apart, where ${duration(v, 'window')} is allowed.`,
      'release-without-action': (v) => `The release${opt(v, 'release', ' ')}${opt(v, 'commit', ' of commit ')} belongs to no action in the log.`,
      'release-without-run': (v) => `The release${opt(v, 'release', ' ')} shipped${opt(v, 'commit', ' commit ')}, of which the CI/CD extract holds no successful run by then.`,
      'outside-window': (v) => `The change under the ticket${opt(v, 'ticket', ' ')} started at ${text(v, 'startedAt', 'an unknown time')}${opt(v, 'endedAt', ' and ended at ')}; its window is from ${text(v, 'from', 'an unknown time')} to ${text(v, 'to', 'an unknown time')}.`,
      'closed-without-change': (v) => `The change ticket${opt(v, 'ticket', ' ')} was closed${opt(v, 'closedAt', ' at ')}. No action, approval of a change or emergency access in the log stands under it.`,
      'head-moved': (v) => `The request asks to merge the head${opt(v, 'asked', ' ')}; what was merged is ${text(v, 'merged', 'another')}.`,
      'no-extract': (v) => `The bundle holds no extract of the ${text(v, 'system', 'other')} system, so ${traceWords(v, true)} cannot be compared with it.`,
      'end-not-told': (v) => `The change under the ticket${opt(v, 'ticket', ' ')} started in its window at ${text(v, 'startedAt', 'an unknown time')}; the record holds no end of it, so whether it ended in the window, by ${text(v, 'to', 'an unknown time')}, cannot be told.`,
      'window-not-told': (v) => `An action ran under the change ticket${opt(v, 'ticket', ' ')}${opt(v, 'startedAt', ' at ')}; the ITSM extract does not tell whether a window was agreed for it.`,
      'at-the-edge': (v) => `${traceWords(v)} is in one of the log and the ${text(v, 'system', 'other')} extract only, so near to an end of the period that the other may lie outside it.`,
      'not-kept': notKept,
    },
    exceptions: {
      'not-in-log': 'another system knows of a change that the log does not hold',
      'not-in-extract': 'the log holds a change that the other system does not know',
      'told-differently': 'the log and another system tell different things of one change',
      'too-far-apart': 'the log and another system tell of one change at times too far apart',
      'release-without-action': 'a release belongs to no action',
      'release-without-run': 'a release shipped without a successful pipeline run of its commit',
      'outside-window': 'a change was made outside its agreed window',
      'closed-without-change': 'a change ticket was closed and no change was made under it',
      'head-moved': 'what was merged is not the head that was asked for',
    },
  },
};
