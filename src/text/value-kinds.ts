import type { Problem } from '../core/findings/index.ts';

/** How the values of findings are recognised, in every language. */
export const COUNT = /^(0|[1-9]\d{0,14})$/;
export const HEX = /^[0-9a-f]{32,}$/;
export const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Problems that say no more than that nobody vouches for somebody. */
export const UNVOUCHED: ReadonlySet<Problem> = new Set<Problem>(['issuer-unknown', 'key-unknown', 'no-anchor', 'no-key']);
