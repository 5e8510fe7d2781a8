import type { IdentityReasons } from '../../../core/controls/identity/reasons.ts';
import type { ControlTexts } from '../../control-texts.ts';
import { text, name, opt, started, notKept } from './words.ts';

export const identity: ControlTexts<IdentityReasons> = {
  'CT-12': {
    title: 'A person answers for every action',
    failing: 'an action ran, or was asked for, for which no active person answers',
    population: 'Every action in the record, whether it ran or not. The line goes from the agent to its owner in the registry, from a service to its manager, and must end at a person whom the identity provider’s snapshot has as active. A snapshot speaks for the actions before it: a person who is active in it counts as active when the action started. One who is disabled in it fails only the actions after it; for those before, it cannot be told. It does not look at whether the person took any part in the action.',
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
    },
    exceptions: {
      'agent-unregistered': 'an action was asked for by an agent for which nobody answers',
      'owner-unknown': 'an action was asked for by an agent whose owner no identity snapshot names',
      'nobody-answers': 'an action was asked for on behalf of nobody',
      'answering-in-circles': 'an action was asked for by an agent for which no person answers',
      'person-disabled': 'an action was asked for by an agent whose owner’s account was disabled',
    },
  },
  'CT-14': {
    title: 'What ran was permitted to whoever ran it',
    failing: 'an action ran that its agent had no right to',
    population: 'Every action that started or took effect. It was permitted by a role that was bound when it started and whose permissions cover its kind, its environment and all its targets; or by the scopes that the registry, or a delegation in force, gives the agent, where the graph of that time also lets the agent touch every target; or by emergency access in force that the request names. A target in production, other than an external system, makes the action one in production, whatever it calls itself. A binding holds from its first millisecond until before its last. The registry says which scopes an agent has, not since when. It does not look at whether the right was needed, or was rightly given.',
    rationale: 'An agent that can do more than it was given rights to has no limits but its own.',
    facts: {
      'role-granted': (v) => `${started(v)}; the role ${name(v, 'role', 'bound to it')} of ${name(v, 'actor', 'its agent')} permitted it.`,
      'scope-granted': (v) => `${started(v)}; the scope ${name(v, 'scope', 'granted')} of ${name(v, 'actor', 'its agent')} permitted it, and the graph its targets.`,
      'emergency-access': (v) => `${started(v)}, under the emergency access${opt(v, 'breakGlass', ' ')}.`,
      'not-granted': (v) => `${started(v)}. No role bound to ${name(v, 'actor', 'its agent')} then, and no scope of it, permits ${text(v, 'kind', 'such an action')} in ${text(v, 'environment', 'that environment')}${opt(v, 'scope', '; it used the scope ', ', which was not granted')}.`,
      'target-not-granted': (v) => `${started(v)}. ${name(v, 'actor', 'Its agent')} may do such things${opt(v, 'role', ' by the role ')}${opt(v, 'scope', ' by the scope ')}, but not to ${name(v, 'target', 'one of its targets')}.`,
      'binding-ended': (v) => `${started(v)}. The role ${name(v, 'role', 'that would permit it')} of ${name(v, 'actor', 'its agent')} had ended at ${text(v, 'until', 'an earlier time')}.`,
      'binding-not-begun': (v) => `${started(v)}. The role ${name(v, 'role', 'that would permit it')} of ${name(v, 'actor', 'its agent')} began only at ${text(v, 'from', 'a later time')}.`,
      'no-grants': (v) => `The bundle holds no registry of agents and no role bindings, so what ${name(v, 'actor', 'its agent')} had a right to cannot be told.`,
      'role-unknown': (v) => `${name(v, 'actor', 'Its agent')} held the role ${name(v, 'role', 'of a name')}, which no snapshot describes: whether it permits this cannot be told.`,
      'scope-unread': (v) => `${name(v, 'actor', 'Its agent')} has the scope ${name(v, 'scope', 'that it used')}, which does not say what it permits.`,
      'graph-silent': (v) => `The scope ${name(v, 'scope', 'granted')} of ${name(v, 'actor', 'its agent')} permits it, but no graph valid then says what the agent may touch.`,
      'environment-unknown': (v) => `Neither the action nor the graph says in which environment ${name(v, 'actor', 'its agent')} acted.`,
      'not-kept': notKept,
    },
    exceptions: {
      'not-granted': 'an action ran that its agent had no right to',
      'target-not-granted': 'an action touched a system that its agent had no right to',
      'binding-ended': 'an action ran by a role that had ended',
      'binding-not-begun': 'an action ran by a role that had not begun',
    },
  },
};
