import { code, type CodeEntry } from './code.ts';

/** What control tests come to, and faults of the program. */
export const CONDUCT_CODES = {
  'control.exceptions': code('controls.pack', 'fail'),
  'control.cannot-tell': code('controls.pack', 'indeterminate'),
  'control.indications': code('controls.pack', 'note'),
  'control.indications-unknown': code('controls.pack', 'note'),

  'internal.error': code('archive.structure', 'fail'),
} as const satisfies Record<string, CodeEntry>;
