import type { Pointer } from '../../contract/index.ts';
import { ARCHIVE, type Address, type Selection } from '../app/navigation.ts';

/** The bytes a finding or fact speaks of, as a place in Evidence; null when it names none. */
export function bytesAddress(at: Pointer): Partial<Address> | null {
  if (at.file === undefined) return at.offset === undefined ? null : { screen: 'evidence', selection: { kind: 'file', id: ARCHIVE }, bytes: range(at) };
  return { screen: 'evidence', selection: { kind: 'file', id: at.file }, bytes: range(at) };
}

function range(at: Pointer): Address['bytes'] {
  return at.offset === undefined ? null : { offset: at.offset, length: at.length ?? 1 };
}

export function eventSelection(at: Pointer): Selection | null {
  return at.event === undefined ? null : { kind: 'event', id: at.event };
}
