import type { FindingCode, NameWord } from '../../core/findings/index.ts';

/** Far beyond any path of the format, far below what a file system or a screen can bear. */
export const MAX_NAME_BYTES = 1_024;

/** Characters that steer the direction or hide between letters: a name must look like what it is. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u2028\u2029\ufff9-\ufffb]/u;
// eslint-disable-next-line no-control-regex -- exactly these are looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
/** Windows gives these a meaning of their own; unpackers there write another character, and two names become one. */
const WINDOWS = /[<>:"|?*]/;
/** Devices of Windows, with or without an extension: such a file cannot be written there. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(?:\.|$)/i;

export interface NameProblem {
  readonly code: Extract<FindingCode, 'archive.unsafe-path' | 'archive.ambiguous-name'>;
  readonly problem: NameWord;
}

const unsafe = (problem: NameWord): NameProblem => ({ code: 'archive.unsafe-path', problem });
export const ambiguousName = (problem: NameWord): NameProblem => ({ code: 'archive.ambiguous-name', problem });

/**
 * Why a name may not be used, or null. The name is the evidence author's: one that leaves the folder, means another
 * file on another system or shows as something else would make two readers see two bundles.
 */
export function nameProblem(name: string): NameProblem | null {
  if (name === '') return unsafe('name-empty');
  if (CONTROL.test(name)) return ambiguousName('name-control');
  if (INVISIBLE.test(name)) return ambiguousName('name-invisible');
  if (name.includes('\\')) return unsafe('name-backslash');
  if (name.startsWith('/')) return unsafe('name-absolute');
  if (/^[A-Za-z]:/.test(name)) return unsafe('name-drive');
  if (WINDOWS.test(name)) return ambiguousName('name-windows');
  for (const segment of name.split('/')) {
    if (segment === '') return unsafe('name-empty-part');
    if (segment === '.' || segment === '..') return unsafe('name-relative');
    // Windows drops these, so `a.` and `a` would be one file there and two here.
    if (segment.endsWith('.') || segment.endsWith(' ')) return ambiguousName('name-part-end');
  }
  return null;
}

/** Whether a part of the name is a device on Windows: it reads one way everywhere, and cannot be unpacked there. */
export const isReservedName = (name: string): boolean => name.split('/').some((segment) => DEVICE.test(segment));
