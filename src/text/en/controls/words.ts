import { formatDuration, formatNumber, plural, shortDigest } from '../../format.ts';
import { displayName } from '../../names.ts';
import { shown } from '../values.ts';
import type { Values } from '../../control-text.ts';

/** Pieces of the sentences about facts. A value that is not there becomes words, never an empty place. */

export const text = (v: Values, key: string, otherwise: string): string => (v[key] === undefined || v[key] === '' ? otherwise : shown(v[key]));
export const name = (v: Values, key: string, otherwise = 'someone not named'): string => (v[key] === undefined || v[key] === '' ? otherwise : displayName(v[key]));
export const opt = (v: Values, key: string, before: string, after = ''): string => (v[key] === undefined || v[key] === '' ? '' : `${before}${shown(v[key])}${after}`);
export const digest = (v: Values, key: string): string => (v[key] === undefined ? 'an unknown digest' : shortDigest(v[key]));
export const duration = (v: Values, key: string): string => (/^\d+$/.test(v[key] ?? '') ? formatDuration(Number(v[key])) : 'some time');
export const count = (v: Values, key: string, one: string): string => (/^\d+$/.test(v[key] ?? '') ? plural(Number(v[key]), one) : `Some ${one}s`);

export function worded(words: Readonly<Record<string, string>>, v: Values, key: string, otherwise: string): string {
  const word = v[key];
  return word !== undefined && Object.hasOwn(words, word) ? (words[word] ?? otherwise) : otherwise;
}

export const started = (v: Values): string => `It started at ${text(v, 'startedAt', 'an unknown time')}`;
export const rule = (v: Values): string => `${opt(v, 'rule', ' by the rule ')}${opt(v, 'policyVersion', ' of policy version ')}`;
const UNPROVED: Readonly<Record<string, string>> = {
  'missing': 'is not in the bundle as it was signed for',
  'invalid': 'carries a signature that does not hold',
  'unknown-key': 'is signed with a key, or at a time, that cannot be relied on here',
};
export const signatureState = (v: Values): string => UNPROVED[v['signature'] ?? ''] ?? 'could not be verified';
export const unproved = (v: Values): string => `The approval${opt(v, 'file', ' ')} ${signatureState(v)}, so it cannot be relied on.`;

export const conflicting = (v: Values): string => `${name(v, 'approver', 'Someone')} approved it, and ${name(v, 'refuser')} refused it, before it started. Which of the two counted, the record does not say.`;
export const invalid = (v: Values): string => `The approval${opt(v, 'file', ' ')} carries a signature that does not hold, and counts as none. ${started(v)}.`;
/** Of what the record counts and does not keep. */
export const notKept = (v: Values): string =>
  `The record tells of ${/^\d+$/.test(v['count'] ?? '') ? formatNumber(Number(v['count'])) : 'some'} more ${name(v, 'noun', 'rows')} than can be looked at: what they show cannot be told.`;
