/**
 * The sealed bundle as it is written: docs/formats/evidence-bundle.md, member for member.
 * Everything here is attacker-controlled until verified. Own members are snake_case, as in the IETF agent
 * audit trail draft whose names they share; DSSE and in-toto keep their own spelling.
 */

export * from './format/manifest.ts';
export * from './format/event.ts';
export * from './format/governance-events.ts';
export * from './format/action.ts';
export * from './format/statements.ts';
export * from './format/snapshots.ts';
export * from './format/rules.ts';
export * from './format/graph.ts';
export * from './format/seal.ts';
export * from './format/file-names.ts';
