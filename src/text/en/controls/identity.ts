import type { IdentityReasons } from '../../../core/controls/identity/reasons.ts';
import type { ControlTexts } from '../../control-text.ts';
import { access } from './access.ts';
import { text, name, opt, notKept } from './words.ts';

export const identity: ControlTexts<IdentityReasons> = {
  'CT-12': {
    title: 'A person answers for every action',
    failing: 'an action ran, or was asked for, for which no active person answers',
    population: 'Every action in the record, whether it ran or not. The line goes from the agent to its owner in the registry, from a service to its manager, and must end at a person whom the identity provider’s snapshot has as active. A snapshot speaks for the actions before it: a person who is active in it counts as active when the action started. One who is disabled in it fails only the actions after it; for those before, it cannot be told. It does not look at whether the person took any part in the action. Where an action was started again, each start is tested.',
    rationale: 'Whatever an agent does, somebody must be there to answer for it, and able to stop it.',
    facts: {
      'answered-for': (v) => `${name(v, 'person', 'A person')} answers for ${name(v, 'actor', 'whoever asked for it')}, and is active in the identity provider’s snapshot${opt(v, 'takenAt', ' of ')}.`,
      'agent-unregistered': (v) => `The registry holds no agent ${name(v, 'actor', 'of the name that asked for it')}: nobody answers for it.`,
      'owner-unknown': (v) => `The line from ${name(v, 'actor', 'whoever asked for it')} leads to ${name(v, 'name')}, which the identity snapshot does not name.`,
      'nobody-answers': (v) => `The line from ${name(v, 'actor', 'whoever asked for it')} ends at ${name(v, 'name')}, for which nobody answers.`,
      'answering-in-circles': (v) => `The line from ${name(v, 'actor', 'whoever asked for it')} comes back to ${name(v, 'name')}: it ends at no person.`,
      'person-disabled': (v) => `${name(v, 'person', 'A person')}, who answers for ${name(v, 'actor', 'whoever asked for it')}, was disabled in the identity provider’s snapshot${opt(v, 'takenAt', ' of ')}. The action is of ${text(v, 'time', 'a later time')}.`,
      'no-registry': (v) => `The bundle holds no registry of agents, so who answers for ${name(v, 'actor', 'whoever asked for it')} cannot be told.`,
      'no-principals': (v) => `The bundle holds no list of people and services, so what ${name(v, 'name')} is cannot be told.`,
      'no-directory': (v) => `${name(v, 'person', 'A person')} answers for ${name(v, 'actor', 'whoever asked for it')}. The bundle holds no snapshot of the identity provider, so whether that person was active cannot be told.`,
      'person-not-in-directory': (v) => `${name(v, 'person', 'A person')} answers for ${name(v, 'actor', 'whoever asked for it')}. The identity provider’s snapshot does not name that person.`,
      'person-disabled-later': (v) => `${name(v, 'person', 'A person')}, who answers for ${name(v, 'actor', 'whoever asked for it')}, is disabled in the identity provider’s snapshot${opt(v, 'takenAt', ' of ')}, later than the action. Whether the account was still active then, the record does not say.`,
      'directory-older': (v) => `${name(v, 'person', 'A person')}, who answers for ${name(v, 'actor', 'whoever asked for it')}, is active in the identity provider’s snapshot${opt(v, 'takenAt', ' of ')}, which is older than the action.`,
      'not-kept': notKept,
    },
    exceptions: {
      'agent-unregistered': 'an action was asked for by an agent for which nobody answers',
      'owner-unknown': 'an action was asked for by an agent whose owner no identity snapshot names',
      'nobody-answers': 'an action was asked for on behalf of nobody',
      'answering-in-circles': 'an action was asked for by an agent for which no person answers',
      'person-disabled': 'an action was asked for by an agent whose owner’s account was disabled',
    },
  },
  'CT-13': {
    title: 'Whoever acts as an agent is registered and switched on',
    failing: 'an agent acted that was not registered, or was switched off',
    population: 'Every action that an agent asked for, and every agent that only other events name, by the last of them. The registry must hold the agent exactly once, and no event may have disabled it by the time of the request; the millisecond in which it was disabled is too late. An agent that the registry has as disabled, with no event that says since when, cannot be told. It does not look at actions that were asked for before the agent was disabled and ran on, nor at instances of an agent, for which the format has no word.',
    rationale: 'An agent that nobody registered is one that nobody watches; one that was switched off must not act.',
    facts: {
      'registered': (v) => `${name(v, 'agent', 'The agent')} is in the registry, and nothing had switched it off at ${text(v, 'time', 'that time')}.`,
      'unregistered': (v) => `${name(v, 'agent', 'The agent')} acted at ${text(v, 'time', 'a time in the record')}. The registry holds no agent of that name.`,
      'disabled': (v) => `${name(v, 'agent', 'The agent')} acted at ${text(v, 'time', 'a time in the record')}. It had been disabled at ${text(v, 'disabledAt', 'an earlier time')}${opt(v, 'by', ' by ')}.`,
      'registered-twice': (v) => `The registry holds ${name(v, 'agent', 'the agent')} ${text(v, 'entries', 'several')} times: which of the entries acted, nobody can say.`,
      'no-registry': (v) => `The bundle holds no registry of agents, so whether ${name(v, 'agent', 'the agent')} was registered cannot be told.`,
      'disabled-sometime': (v) => `${name(v, 'agent', 'The agent')} acted at ${text(v, 'time', 'a time in the record')}. The registry has it as disabled, and no event says since when.`,
      'not-kept': notKept,
    },
    exceptions: {
      'unregistered': 'an agent acted that is not registered',
      'disabled': 'an agent acted that had been disabled',
      'registered-twice': 'an agent acted that is registered more than once',
    },
  },
  ...access,
};
