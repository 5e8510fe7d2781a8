import { formatInstant, groupDigest } from '../../text/index.ts';
import { digest, mono, type FactRow, type Text } from '../blocks.ts';

export const fact = (label: string, ...value: readonly Text[]): FactRow => ({ label, value });

/** Whole seconds are printed as such. */
export const moment = (time: string): string => formatInstant(time).replace('.000 UTC', ' UTC');

export const isDigest = (value: string): boolean => /^[0-9a-f]{64}$/u.test(value);

export const digestOr = (value: string, other: (text: string) => Text = mono): Text => (isDigest(value) ? digest(groupDigest(value)) : other(value));

/** Milliseconds that no calendar holds are shown as the number that they are. */
export const instant = (ms: number): string => (Math.abs(ms) <= 8.64e15 ? moment(new Date(ms).toISOString()) : String(ms));
