import type { DataReasons } from '../../../core/controls/data/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { capital } from '../../format.ts';
import { name, notKept, opt, text } from './words.ts';

const way = (v: Values): string =>
  `${v['dataClass'] === undefined ? 'Data' : `${capital(text(v, 'dataClass', ''))} data`} went from ${name(v, 'from', 'one place')} to ${name(v, 'to', 'another')} at ${text(v, 'time', 'a time in the record')}`;
const downTo = (v: Values): string => {
  const [fromEnvironment, toEnvironment, toClass] = [opt(v, 'fromEnvironment', ''), opt(v, 'toEnvironment', ''), opt(v, 'toClass', '')];
  const places = fromEnvironment === '' || toEnvironment === '' ? '' : `, from ${fromEnvironment} to ${toEnvironment}`;
  return `${places}${toClass === '' ? '' : `, where data up to ${toClass} belongs`}`;
};

export const data: ControlTexts<DataReasons> = {
  'CT-32': {
    title: 'Agents touch data up to their clearance',
    failing: 'an agent touched data above its clearance',
    population: 'Every action of an agent that read or wrote data, or that ran and states a class of data; and every use of data by an agent that belongs to no requested action, once for each agent, resource, class and way of use. The class is the highest of three: that of the data event, that of the resource in the graph of that time, and the one the request states. A class equal to the clearance is within it. Attempts that were refused are not looked at, nor systems that an action names and no data event does.',
    rationale: 'Clearance is only worth something if nothing above it is touched; and data whose class nobody knows cannot be shown to be within it.',
    facts: {
      'within-clearance': (v) => `${name(v, 'agent', 'The agent')} is cleared for ${text(v, 'clearance', 'some')} data and touched nothing above ${text(v, 'dataClass', 'that')}.`,
      'read-above-clearance': (v) => `${name(v, 'agent', 'The agent')} is cleared for ${text(v, 'clearance', 'lower')} data and read ${text(v, 'dataClass', 'higher')} data from ${name(v, 'resource', 'a resource')}.`,
      'written-above-clearance': (v) => `${name(v, 'agent', 'The agent')} is cleared for ${text(v, 'clearance', 'lower')} data and wrote ${text(v, 'dataClass', 'higher')} data to ${name(v, 'resource', 'a resource')}.`,
      'stated-above-clearance': (v) => `${name(v, 'agent', 'The agent')} is cleared for ${text(v, 'clearance', 'lower')} data. The action states that it touches ${text(v, 'dataClass', 'higher')} data, and it ran.`,
      'clearance-unknown': (v) => `No registry says for which data ${name(v, 'agent', 'the agent')} is cleared.`,
      'asset-unclassified': (v) => `${name(v, 'agent', 'The agent')} used ${name(v, 'resource', 'a resource')}, whose class no graph valid then states. The event says ${text(v, 'dataClass', 'nothing of it')}; the agent is cleared for ${text(v, 'clearance', 'some')} data.`,
      'not-kept': notKept,
    },
    exceptions: {
      'read-above-clearance': 'an agent read data above its clearance',
      'written-above-clearance': 'an agent wrote data above its clearance',
      'stated-above-clearance': 'an action on data above its agent’s clearance ran',
    },
  },
  'CT-33': {
    title: 'Nothing flows to a lower place without being sanitised',
    failing: 'data went to a lower environment or class without being sanitised',
    population: 'Every transfer of data that was not stopped, and everything written to one resource by one agent in one class. A transfer goes down where its destination is in a lower environment (production, staging, ci, development), or of a lower class than the data; what leaves whole is of the class of where it comes from, if that is higher than the event says. It must then name a sanitisation of its source that is recorded before it (the same millisecond is not before), covers the class of the data and ends at the destination’s class or below; to an environment, which has no class, it must at least have lowered the class. A digest carries no data. What is written must not be of a higher class than the resource it is written to. What one action read and then wrote is not joined, nor is text looked into.',
    rationale: 'Data keeps its class only as long as every way down goes through somebody who takes out what must stay.',
    facts: {
      'not-down': (v) => `${way(v)}: neither to a lower environment nor to a lower class.`,
      'digest-only': (v) => `${way(v)}: a digest alone, which carries no data.`,
      'sanitised': (v) => `${way(v)}, after it had been sanitised${opt(v, 'sanitisation', ' (', ')')} from ${text(v, 'sanitisedFrom', 'a higher class')} to ${text(v, 'sanitisedTo', 'a lower class')}.`,
      'written-in-class': (v) => `${name(v, 'agent', 'An agent')} wrote ${text(v, 'dataClass', 'some')} data to ${name(v, 'resource', 'a resource')}, which is ${text(v, 'toClass', 'of that class or above')}.`,
      'not-sanitised': (v) => `${way(v)}${downTo(v)}. It names no sanitisation.`,
      'sanitisation-not-recorded': (v) => `${way(v)}${downTo(v)}. The sanitisation that it names${opt(v, 'sanitisation', ', ', ',')} is not in the record.`,
      'sanitised-too-late': (v) => `${way(v)}${downTo(v)}. The sanitisation that it names${opt(v, 'sanitisation', ', ', ',')} is of ${text(v, 'sanitisedAt', 'a later time')}, not before it.`,
      'sanitisation-of-another': (v) => `${way(v)}${downTo(v)}. The sanitisation that it names${opt(v, 'sanitisation', ', ', ',')} is of ${name(v, 'resource', 'another resource')}.`,
      'sanitised-too-little': (v) => `${way(v)}${downTo(v)}. The sanitisation that it names${opt(v, 'sanitisation', ', ', ',')} went from ${text(v, 'sanitisedFrom', 'one class')} to ${text(v, 'sanitisedTo', 'another')}, which is not enough.`,
      'written-below-class': (v) => `${name(v, 'agent', 'An agent')} wrote ${text(v, 'dataClass', 'some')} data to ${name(v, 'resource', 'a resource')}, which is only ${text(v, 'toClass', 'of a lower class')}.`,
      'place-unknown': (v) => `${way(v)}. What ${name(v, 'place', 'one of the two')} is, no graph valid then says.`,
      'place-unclassified': (v) => `${way(v)}. Of which class ${name(v, 'place', 'the destination')} is, no graph valid then says.`,
      'resource-unclassified': (v) => `${name(v, 'agent', 'An agent')} wrote ${text(v, 'dataClass', 'some')} data to ${name(v, 'resource', 'a resource')}, whose class no graph valid then states.`,
      'not-kept': notKept,
    },
    exceptions: {
      'not-sanitised': 'data went to a lower place without being sanitised',
      'sanitisation-not-recorded': 'data went to a lower place on a sanitisation that nobody recorded',
      'sanitised-too-late': 'data went to a lower place before it was sanitised',
      'sanitisation-of-another': 'data went to a lower place on the sanitisation of something else',
      'sanitised-too-little': 'data went to a lower place without being sanitised enough',
      'written-below-class': 'data was written to a resource of a lower class',
    },
  },
  'CT-34': {
    title: 'What leaves is what the transfer policy lets go',
    failing: 'something left that the transfer policy does not let go',
    population: 'Every transfer of data that was not stopped. One rule of the transfer policy in force at that moment must allow its way, its kind of artifact, its class and its form together; a version is in force from its first millisecond until the next. A rule names a place by its own name, by its environment, or every place. What no rule allows is not allowed. The class is the one the event states; whether that is true of the data is not looked at, nor what left by ways that no event tells of.',
    rationale: 'An enclave is only as tight as what is let out of it.',
    facts: {
      'allowed': (v) => `${way(v)}${opt(v, 'artifactKind', ' (', opt(v, 'form', ', ', ')'))}. The transfer policy${opt(v, 'version', ' ')} allows that.`,
      'way-not-allowed': (v) => `${way(v)}. The transfer policy${opt(v, 'version', ' ')} has no rule for that way.`,
      'kind-not-allowed': (v) => `${way(v)}${opt(v, 'artifactKind', ' (', ')')}. The transfer policy${opt(v, 'version', ' ')} lets no such artifact go that way.`,
      'class-not-allowed': (v) => `${way(v)}${opt(v, 'artifactKind', ' (', ')')}. The transfer policy${opt(v, 'version', ' ')} lets such artifacts go that way, but not with ${text(v, 'dataClass', 'such')} data.`,
      'form-not-allowed': (v) => `${way(v)}${opt(v, 'artifactKind', ' (', opt(v, 'form', ', ', ')'))}. The transfer policy${opt(v, 'version', ' ')} lets such artifacts with such data go that way, but not in that form.`,
      'no-policy': (v) => `${way(v)}. The bundle holds no transfer policy in force then, so whether that was allowed cannot be told.`,
      'place-unknown': (v) => `${way(v)}. No rule names ${name(v, 'place', 'one of the two')}, and no graph valid then says what it is.`,
      'not-kept': notKept,
    },
    exceptions: {
      'way-not-allowed': 'data left by a way that the transfer policy does not know',
      'kind-not-allowed': 'an artifact left that the transfer policy keeps in',
      'class-not-allowed': 'data of a class left that the transfer policy keeps in',
      'form-not-allowed': 'data left in a form that the transfer policy keeps in',
    },
  },
};
