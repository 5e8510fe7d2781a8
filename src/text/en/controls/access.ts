import type { IdentityReasons } from '../../../core/controls/identity/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { plural } from '../../format.ts';
import { text, name, opt, duration, started, notKept } from './words.ts';

const since = (v: Values): string => `since ${text(v, 'since', 'an unknown time')}${opt(v, 'account', '; the second under the name ')}`;
const actionsOf = (v: Values): string => (/^\d+$/.test(v['ran'] ?? '') ? `${plural(Number(v['ran']), 'action')} that it ran` : 'the actions that it ran');
const usesOf = (v: Values): string => `${text(v, 'uses', 'some')} of ${actionsOf(v)}`;
const hops = (v: Values): string => (/^\d+$/.test(v['depth'] ?? '') ? plural(Number(v['depth']), 'hop') : 'some hops');
const roles = (v: Values): string => (v['first'] === undefined || v['first'] === v['second'] ? `role${opt(v, 'first', ' ')}` : `roles ${name(v, 'first')} and ${name(v, 'second', 'another')}`);

/** By what right: the tests of identity that look at roles, credentials and delegations. */
export const access: ControlTexts<Pick<IdentityReasons, 'CT-14' | 'CT-15' | 'CT-16' | 'CT-17' | 'CT-18'>> = {
  'CT-14': {
    title: 'What ran was permitted to whoever ran it',
    failing: 'an action ran that its agent had no right to',
    population: 'Every action that started or took effect. It was permitted by a role that was bound when it started and whose permissions cover its kind, its environment and all its targets; or by the scopes that the registry, or a delegation in force, gives the agent, where the graph of that time also lets the agent touch every target; or by emergency access in force that the request names. Where the delegation or the emergency access that it names had been given on several terms under one id by then, of which some permit it and not all, it cannot be told, unless another right does. A target in production, other than an external system, makes the action one in production, whatever it calls itself. A binding holds from its first millisecond until before its last. The registry says which scopes an agent has, not since when. It does not look at whether the right was needed, or was rightly given. Where an action was started again, each start is tested.',
    rationale: 'An agent that can do more than it was given rights to has no limits but its own.',
    facts: {
      'role-granted': (v) => `${started(v)}; the role${opt(v, 'role', ' ')} of ${name(v, 'actor', 'its agent')} permitted it.`,
      'scope-granted': (v) => `${started(v)}; the scope${opt(v, 'scope', ' ')} of ${name(v, 'actor', 'its agent')} permitted it, and the graph its targets.`,
      'emergency-access': (v) => `${started(v)}, under the emergency access${opt(v, 'breakGlass', ' ')}.`,
      'not-granted': (v) => `${started(v)}. No role bound to ${name(v, 'actor', 'its agent')} then, and no scope of it, permits ${text(v, 'kind', 'such an action')} in ${text(v, 'environment', 'that environment')}${opt(v, 'scope', '; it used the scope ', ', which was not granted')}.`,
      'target-not-granted': (v) => `${started(v)}. ${name(v, 'actor', 'Its agent')} may do such things${opt(v, 'role', ' by the role ')}${opt(v, 'scope', ' by the scope ')}, but not to ${name(v, 'target', 'one of its targets')}.`,
      'binding-ended': (v) => `${started(v)}. The role${opt(v, 'role', ' ')} of ${name(v, 'actor', 'its agent')} had ended at ${text(v, 'until', 'an earlier time')}.`,
      'binding-not-begun': (v) => `${started(v)}. The role${opt(v, 'role', ' ')} of ${name(v, 'actor', 'its agent')} began only at ${text(v, 'from', 'a later time')}.`,
      'no-grants': (v) => `The bundle holds no registry of agents and no role bindings, so what ${name(v, 'actor', 'its agent')} had a right to cannot be told.`,
      'role-unknown': (v) => `${name(v, 'actor', 'Its agent')} held a role${opt(v, 'role', ' (', ')')} which no snapshot describes: whether it permits this cannot be told.`,
      'scope-unread': (v) => `${name(v, 'actor', 'Its agent')} has the scope ${name(v, 'scope', 'that it used')}, which does not say what it permits.`,
      'graph-silent': (v) => `The scope${opt(v, 'scope', ' ')} of ${name(v, 'actor', 'its agent')} permits it, but no graph valid then says what the agent may touch.`,
      'granted-twice': (v) => `${started(v)}, by ${name(v, 'actor', 'its agent')}. What it names, ${name(v, 'name', 'a delegation or emergency access')}, had been given more than once under that id, on other terms: whether it permits this cannot be told.`,
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
  'CT-15': {
    title: 'Agents have the scopes that they use, and no more',
    failing: 'agents have scopes that they do not use, or that are wider than named',
    population: 'Every scope that the registry gives an agent. It is remarked when it is a wildcard; when it lets an agent change production whose fleet is there to test or to observe; or when no action that the agent ran in the record’s period used it, by its name or by kind and environment. These are indications: a scope may be there for the day it is needed. Roles and delegations are not looked at.',
    rationale: 'What nobody needs is only of use to an intruder.',
    facts: {
      'used': (v) => `${name(v, 'agent', 'The agent')} has the scope${opt(v, 'scope', ' ')} and used it in ${usesOf(v)}.`,
      'wildcard': (v) => `${name(v, 'agent', 'The agent')} has the scope${opt(v, 'scope', ' ')}, which is a wildcard; it was used in ${usesOf(v)}.`,
      'privileged-in-another-fleet': (v) => `${name(v, 'agent', 'The agent')} has the scope${opt(v, 'scope', ' ')}, which lets it change production. Its fleet${opt(v, 'fleet', ', ', ',')} is there to ${text(v, 'purpose', 'do something else')}; the scope was used in ${usesOf(v)}.`,
      'unused': (v) => `${name(v, 'agent', 'The agent')} has the scope${opt(v, 'scope', ' ')}, which it never used in ${actionsOf(v)}.`,
      'fleet-unknown': (v) => `${name(v, 'agent', 'The agent')} has the scope${opt(v, 'scope', ' ')}, which lets it change production. What its fleet is there for, no snapshot says.`,
    },
    exceptions: {
      'wildcard': 'agents have wildcard scopes',
      'privileged-in-another-fleet': 'agents may change production whose fleet is not there for that',
      'unused': 'agents have scopes that they did not use',
    },
  },
  'CT-16': {
    title: 'Credentials are in force, young enough and used by one holder',
    failing: 'a credential was used that was not in force, too old, or not the user’s own',
    population: 'Every credential that the record says authenticated somebody, by its id. It must be used from its issue until before its expiry and its revocation, by its holder alone, and no longer after its issue than the pack allows; the very millisecond of expiry or revocation is too late, the greatest age is still allowed. The accounts of one person are one user. Events that name no credential are not looked at, nor credentials that nobody used, nor whether a credential was rotated in time to another. Keys that sign are for CT-07. An id that was issued again on other terms cannot be told, unless several used it.',
    rationale: 'A credential that outlives its end or passes from hand to hand says nothing about who acted.',
    facts: {
      'in-order': (v) => `The credential ${name(v, 'credential', 'in question')} was used by ${name(v, 'user', 'one holder')}, last at ${text(v, 'usedAt', 'a time in the record')}${opt(v, 'issuedAt', '; it was issued at ')}${opt(v, 'expiresAt', ' and expires at ')}.`,
      'used-after-revocation': (v) => `The credential ${name(v, 'credential', 'in question')} was revoked at ${text(v, 'revokedAt', 'an earlier time')} and used at ${text(v, 'usedAt', 'a later time')}.`,
      'used-after-expiry': (v) => `The credential ${name(v, 'credential', 'in question')} expired at ${text(v, 'expiresAt', 'an earlier time')} and was used at ${text(v, 'usedAt', 'a later time')}.`,
      'used-before-issue': (v) => `The credential ${name(v, 'credential', 'in question')} was used at ${text(v, 'usedAt', 'an earlier time')}, before it was issued at ${text(v, 'issuedAt', 'a later time')}.`,
      'shared': (v) => `The credential ${name(v, 'credential', 'in question')} was used by ${text(v, 'users', 'several')} actors, ${name(v, 'user', 'one')} and ${name(v, 'second', 'another')} among them.`,
      'used-by-another': (v) => `The credential ${name(v, 'credential', 'in question')} belongs to ${name(v, 'principal', 'somebody else')} and was used by ${name(v, 'user', 'another actor')}.`,
      'too-old': (v) => `The credential ${name(v, 'credential', 'in question')} was used at ${text(v, 'usedAt', 'a time in the record')}, ${duration(v, 'age')} after it was issued; no more than ${duration(v, 'limit')} is allowed.`,
      'issue-unknown': (v) => `The credential ${name(v, 'credential', 'in question')} was used by ${name(v, 'user', 'an actor')}. No snapshot and no event says when it was issued and until when it holds.`,
      'issued-twice': (v) => `The id ${name(v, 'credential', 'in question')} was issued${opt(v, 'issuedAt', ' at ')}, and again on other terms at ${text(v, 'again', 'a later time')}: which of the two was used, and whether it was in force, cannot be told.`,
      'not-kept': notKept,
    },
    exceptions: {
      'used-after-revocation': 'a credential was used after it had been revoked',
      'used-after-expiry': 'a credential was used after it had expired',
      'used-before-issue': 'a credential was used before it was issued',
      'shared': 'one credential was used by several actors',
      'used-by-another': 'a credential was used by another than its holder',
      'too-old': 'a credential was used that is older than allowed',
    },
  },
  'CT-17': {
    title: 'Delegated rights narrow with each hop and begin with a person',
    failing: 'a right was passed on that was not there to pass on, or not from a person',
    population: 'Every delegation that an event tells of, and every action that was asked for under one. A delegation must come from whoever held the one it passes on, while that one was in force; it may hold no scope that the one before it did not; it must have no more hops than the pack allows, come back to none of its own, and begin with a person. An action must be its holder’s, and start while every hop was in force, each time it started; the millisecond in which one ends is too late, the greatest number of hops is allowed. Where the id of the one passed on, or of the one that an action names, was granted again on other terms, it fails only if it does on each of them, of an action on each from before it; else, or where that happened to a hop further up, it cannot be told, but for an action that may be done on each of the terms. Of one id’s terms the first eight are looked at. A hop that is not recorded, perhaps from before the record begins, cannot be told. Whether the person at the beginning had the rights themself is not looked at.',
    rationale: 'Rights that grow as they are handed on, or that nobody handed out, are nobody’s decision.',
    facts: {
      'narrows': (v) => `The delegation${opt(v, 'delegation', ' ')} begins with ${name(v, 'giver', 'a person')}, has ${hops(v)} and holds no more than the one before it.`,
      'used-in-time': (v) => `${name(v, 'agent', 'Its holder')} acted under the delegation${opt(v, 'delegation', ' ')} at ${text(v, 'usedAt', 'a time in the record')}, while every hop of it was in force.`,
      'wider-than-parent': (v) => `The delegation${opt(v, 'delegation', ' ')} holds the scope ${name(v, 'scope', 'of some kind')}, which the one it passes on${opt(v, 'parent', ' (', ')')} does not hold.`,
      'too-deep': (v) => `The delegation${opt(v, 'delegation', ' ')} has ${hops(v)} up to where it begins; ${text(v, 'limit', 'fewer')} are allowed.`,
      'circular': (v) => `The delegation${opt(v, 'delegation', ' ')} comes back to ${name(v, 'name', 'itself')}: it begins nowhere.`,
      'broken-hop': (v) => `The delegation${opt(v, 'delegation', ' ')} is from ${name(v, 'from')} and passes on one${opt(v, 'parent', ' (', ')')} that ${name(v, 'holder', 'somebody else')} holds.`,
      'passed-on-before-granted': (v) => `The delegation${opt(v, 'delegation', ' ')} was granted at ${text(v, 'grantedAt', 'an earlier time')}, before the one it passes on${opt(v, 'parent', ' (', ')')}, of ${text(v, 'parentAt', 'a later time')}.`,
      'passed-on-after-expiry': (v) => `The delegation${opt(v, 'delegation', ' ')} was granted at ${text(v, 'grantedAt', 'a later time')}. The one it passes on${opt(v, 'parent', ' (', ')')} had expired at ${text(v, 'expiresAt', 'an earlier time')}.`,
      'giver-not-a-person': (v) => `The delegation${opt(v, 'delegation', ' ')} begins with ${name(v, 'giver', 'somebody')}, which is no person.`,
      'used-by-another': (v) => `${name(v, 'agent', 'Another agent')} acted under the delegation${opt(v, 'delegation', ' ')}, which ${name(v, 'holder', 'somebody else')} holds.`,
      'used-before-granted': (v) => `${name(v, 'agent', 'Its holder')} acted under the delegation${opt(v, 'delegation', ' ')} at ${text(v, 'usedAt', 'an earlier time')}, before it was granted at ${text(v, 'grantedAt', 'a later time')}.`,
      'used-after-expiry': (v) => `${name(v, 'agent', 'Its holder')} acted under the delegation${opt(v, 'delegation', ' ')} at ${text(v, 'usedAt', 'a later time')}. It, or a hop before it, had expired at ${text(v, 'expiresAt', 'an earlier time')}.`,
      'hop-not-recorded': (v) => `It rests on the delegation ${name(v, 'name', 'of another')}, of which no event tells: what was passed on cannot be told.`,
      'granted-twice': (v) => `The delegation${opt(v, 'delegation', ' ')} rests on ${name(v, 'name', 'an id')}, which was granted more than once, on other terms: which of them counts cannot be told.`,
      'giver-unknown': (v) => `The delegation${opt(v, 'delegation', ' ')} begins with ${name(v, 'giver', 'somebody')}, whom the identity snapshot does not name: whether that is a person cannot be told.`,
      'not-kept': notKept,
    },
    exceptions: {
      'wider-than-parent': 'a delegation holds more than the one it passes on',
      'too-deep': 'a right was passed on more often than is allowed',
      'circular': 'delegations pass each other on',
      'broken-hop': 'a right was passed on by somebody who did not hold it',
      'passed-on-before-granted': 'a right was passed on before it was granted',
      'passed-on-after-expiry': 'a right was passed on after it had expired',
      'giver-not-a-person': 'a delegation begins with no person',
      'used-by-another': 'an agent acted under somebody else’s delegation',
      'used-before-granted': 'an agent acted under a delegation before it was granted',
      'used-after-expiry': 'an agent acted under a delegation that had expired',
    },
  },
  'CT-18': {
    title: 'Nobody holds roles that only two may hold together',
    failing: 'one person holds roles that must be in two hands',
    population: 'Everybody who held a role at some time in the record’s period; all principals that share an account are one holder. It fails when one holder can, at the same moment, propose a change and approve one; approve and deploy in one environment; or administer the plane and export its audit record. Proposing is a permission for repository.modify or change.propose; approving for approve; deploying for repository.merge, production.change or release.ship; administering for role.bind or policy.publish; exporting for evidence.export or audit.export. Scheduling a release is not deploying it, and reading evidence not exporting it. It looks at what roles permit, not at what was done with them, and not at the scopes of agents.',
    rationale: 'Four eyes need two people. Whoever holds both roles can be both.',
    facts: {
      'separated': (v) => `${name(v, 'holder', 'The holder')} holds nothing that must be in two hands.`,
      'propose-and-approve': (v) => `${name(v, 'holder', 'One holder')} can propose changes and approve them, by the ${roles(v)}, ${since(v)}.`,
      'approve-and-deploy': (v) => `${name(v, 'holder', 'One holder')} can approve and deploy${opt(v, 'environment', ' in ')}, by the ${roles(v)}, ${since(v)}.`,
      'administer-and-export': (v) => `${name(v, 'holder', 'One holder')} can administer the plane and export its audit record, by the ${roles(v)}, ${since(v)}.`,
      'role-unknown': (v) => `${name(v, 'holder', 'The holder')} holds a role${opt(v, 'role', ' (', ')')} which no snapshot describes: what it permits cannot be told.`,
    },
    exceptions: {
      'propose-and-approve': 'one person can propose a change and approve it',
      'approve-and-deploy': 'one person can approve a change and deploy it',
      'administer-and-export': 'one person can administer the plane and export its record',
    },
  },
};
