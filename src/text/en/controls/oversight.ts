import type { OversightReasons } from '../../../core/controls/oversight/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { aftermath } from './aftermath.ts';
import { duration, name, notKept, opt, text } from './words.ts';

const disabled = (v: Values): string => `${name(v, 'agent', 'The agent')} was disabled at ${text(v, 'disabledAt', 'a time in the record')}${opt(v, 'by', ' by ')}`;
const version = (v: Values): string => `${name(v, 'agent', 'The agent')}${opt(v, 'version', ' in version ')}`;
const about = (v: Values): string => `${name(v, 'metric', 'The figure')}${opt(v, 'environment', ' in ')}${opt(v, 'riskClass', ' of risk class ')}`;
const reported = (v: Values): string => `${about(v)} was reported as ${text(v, 'reportedNumerator', 'some')} of ${text(v, 'reportedDenominator', 'some')}${opt(v, 'from', ' from ')}${opt(v, 'until', ' until ')}`;
const resource = (v: Values): string => `${name(v, 'resource', 'A system')} was touched${opt(v, 'action', ' by the action ')}${v['agent'] === undefined ? '' : ` by ${name(v, 'agent')}, outside any action,`}${opt(v, 'time', ' at ')}`;

export const oversight: ControlTexts<OversightReasons> = {
  'CT-43': {
    title: 'An agent that was switched off stops',
    failing: 'an agent went on after it had been switched off',
    population: 'Every event that disables an agent, until the agent is enabled again. Once the grace of the control pack is over, no action of the agent may start, run on or use data; the last millisecond of the grace is within it. A request that nothing came of is no failure: what was switched off is the doing, not the asking. Of uses of one resource that belong to no action the record tells the first time and the last; where the agent was off in between and there were more, whether it used data then cannot be told. It does not look at signs of life, nor at agents that only the registry has as disabled.',
    rationale: 'Oversight ends with the power to stop. A switch that does not stop what it is for is none.',
    facts: {
      'stopped': (v) => `${disabled(v)}, and did nothing afterwards.`,
      'only-refused': (v) => `${disabled(v)}. It asked again${opt(v, 'requestedAt', ' at ')}${opt(v, 'action', ', for ')}, and nothing ran.`,
      'enabled-in-time': (v) => `${disabled(v)}, and enabled again at ${text(v, 'enabledAt', 'a later time')}, within the grace.`,
      'acted-after': (v) => `${disabled(v)}. An action of it${opt(v, 'action', ', ')}${v['action'] === undefined ? '' : ','} started ${duration(v, 'late')} later${opt(v, 'startedAt', ', at ')}.`,
      'ran-on': (v) => `${disabled(v)}. An action of it that was running${opt(v, 'action', ', ')}${v['action'] === undefined ? '' : ','} ran on for ${duration(v, 'late')}${opt(v, 'finishedAt', ', until ')}.`,
      'used-data-after': (v) => `${disabled(v)}. It used data of ${name(v, 'resource', 'a system')}${opt(v, 'time', ' at ')}, after the grace.`,
      'end-unknown': (v) => `${disabled(v)}. An action of it was running${opt(v, 'action', ', ')}, and the record holds no end of it: whether it stopped cannot be told.`,
      'use-untimed': (v) => `${disabled(v)}. It used data of ${name(v, 'resource', 'a system')} before and again after it had been enabled, and when it did in between the record does not say.`,
      'record-ends': (v) => `${disabled(v)}. The record ends${opt(v, 'recordEnds', ' at ')}, before the grace is over.`,
      'not-kept': notKept,
    },
    exceptions: {
      'acted-after': 'an action started although its agent had been switched off',
      'ran-on': 'an action ran on although its agent had been switched off',
      'used-data-after': 'an agent used data after it had been switched off',
    },
  },
  'CT-45': {
    title: 'Reported figures are those of the record',
    failing: 'a reported figure is not what the record gives',
    population: 'Every figure of autonomy that an event of the record reports. Both its numbers are recomputed from the events of the same window, environment and risk class, and must be the same. A window reaches from its beginning up to, and not including, its end. It does not look at figures reported elsewhere, nor at conclusions drawn from them.',
    rationale: 'Those who decide how much agents may do alone decide by figures. These must come from what happened.',
    facts: {
      'equals': (v) => `${reported(v)}. The record gives the same.`,
      'differs': (v) => `${reported(v)}. The record gives ${text(v, 'numerator', 'another number')} of ${text(v, 'denominator', 'another number')}.`,
      'nothing-recorded': (v) => `${reported(v)}. The record holds nothing to make this figure of.`,
      'left-out': (v) => `${reported(v)}. The record gives ${text(v, 'numerator', 'some')} of ${text(v, 'denominator', 'some')}${opt(v, 'leftOut', ', with ', ' left out')}: what cannot be told of those could make the difference.`,
      'outside-record': (v) => `${reported(v)}. That is not within the time that the record covers, so the figure cannot be recomputed.`,
      'unknown-metric': (v) => `${reported(v)}. No figure of that name can be recomputed here.`,
      'not-examined': (v) => `${reported(v)}. More different figures are reported than can be recomputed, and this one was not.`,
      'not-kept': notKept,
    },
    exceptions: {
      'differs': 'a reported figure is not what the record gives',
      'nothing-recorded': 'a figure was reported that nothing in the record supports',
    },
  },
  'CT-47': {
    title: 'Everything that agents touched is documented and owned',
    failing: 'agents touched systems that nobody documented, or nobody owns',
    population: 'Every system that an action which ran names as its target, reports an effect on or used data of, and every one of which an agent used data outside any action, once for each snapshot of the system graph. It must be in the snapshot that was valid each time the action started, or when the data was first used; outside any action, first and last; with an owner whom the identity snapshot or the registry names. It does not look at edges of the graph, nor at whether the owner is still there.',
    rationale: 'What is in no inventory is watched by nobody, and how far a failure there reaches cannot be told.',
    facts: {
      'documented': (v) => `${resource(v)}. It is in the snapshot${opt(v, 'snapshot', ' ')}, and ${name(v, 'owner')} owns it.`,
      'not-in-snapshot': (v) => `${resource(v)}. The snapshot of that time${opt(v, 'snapshot', ', ', ',')} does not hold it.`,
      'owner-missing': (v) => `${resource(v)}. The snapshot${opt(v, 'snapshot', ' ')} names no owner of it.`,
      'owner-unknown': (v) => `${resource(v)}. Its owner is said to be ${name(v, 'owner')}, whom no snapshot of identities names.`,
      'no-snapshot': (v) => `${resource(v)}. The bundle holds no snapshot of the system graph that was valid then.`,
      'no-principals': (v) => `${resource(v)}. The bundle names no people, so who ${name(v, 'owner')} is cannot be told.`,
      'not-kept': notKept,
    },
    exceptions: {
      'not-in-snapshot': 'agents touched a system that the system graph does not hold',
      'owner-missing': 'agents touched a system that has no owner',
      'owner-unknown': 'agents touched a system whose owner nobody knows',
    },
  },
  'CT-48': {
    title: 'Agents run the versions that were approved',
    failing: 'an agent ran in a version that was not approved, or changed without a record of it',
    population: 'Every version of every agent that its events state, from its first event to its last. The version must be approved for that agent all that time, on the model that the registry has it run; a version after the agent’s first needs a recorded change no later than its first event. An approval ends at its end, not after it. It does not look at what else an agent is made of, such as prompts or tools, for which the format has no word.',
    rationale: 'What was validated is one version. Another one is another agent, whatever it is called.',
    facts: {
      'approved': (v) => `${version(v)} was approved for all the time it was in use${opt(v, 'firstAt', ', from ')}${opt(v, 'lastAt', ' to ')}.`,
      'not-approved': (v) => `${version(v)} was in use${opt(v, 'firstAt', ' from ')}. No approval of it is in the bundle.`,
      'outside-approval': (v) => `${version(v)} was in use${opt(v, 'usedAt', ' at ')}, when no approval of it was in force.`,
      'model-differs': (v) => `${version(v)} runs on ${text(v, 'model', 'another model')}. It was approved on ${text(v, 'approvedModel', 'one that is not this')}.`,
      'change-not-recorded': (v) => `${version(v)} was in use${opt(v, 'firstAt', ' from ')}, after another version. No change to it is recorded by then.`,
      'version-not-stated': (v) => `Events of ${name(v, 'agent', 'an agent')} state no version of it${opt(v, 'firstAt', ', the first at ')}: whether it was an approved one cannot be told.`,
      'no-approvals': (v) => `${version(v)} was in use${opt(v, 'firstAt', ' from ')}. The bundle holds no approvals of versions, so whether it was approved cannot be told.`,
      'not-kept': notKept,
    },
    exceptions: {
      'not-approved': 'an agent ran in a version that was never approved',
      'outside-approval': 'an agent ran in a version that was not approved at the time',
      'model-differs': 'an agent ran on a model that it was not approved on',
      'change-not-recorded': 'an agent changed its version without a record of it',
    },
  },
  ...aftermath,
};
