import type { DataReasons } from '../../../core/controls/data/reasons.ts';
import type { ControlTexts } from '../../control-texts.ts';
import { name, notKept, text } from './words.ts';

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
};
