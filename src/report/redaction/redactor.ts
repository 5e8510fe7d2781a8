import { isFormatName } from '../../core/bundle/format.ts';
import type { Redactable } from '../choices.ts';
import { createPseudonyms, type Noun, type Pseudonyms } from './pseudonyms.ts';
import { classOf, isDigest, isMeasure, isWord } from './value-classes.ts';

/** Decides of one string what a reader sees of it. Whoever walks a shape says what stands where; nothing else passes. */
export interface Redactor {
  readonly names: Pseudonyms;
  readonly hides: (what: Redactable) => boolean;
  readonly person: (value: string) => string;
  readonly agent: (value: string) => string;
  readonly system: (value: string) => string;
  /** A person, an agent or a service: which of them, the place does not tell. */
  readonly actor: (value: string) => string;
  /** A member of a population, which may be anybody or anything. */
  readonly member: (value: string) => string;
  readonly file: (value: string) => string;
  /** What the record and the verifier name things by. It stays, unless it is withheld elsewhere or a name that is stands in it. */
  readonly id: (value: string) => string;
  /** Text of which nobody said what it is: it stays only where nothing of the record is withheld. */
  readonly text: (value: string) => string;
  /** By the name under which a finding, a fact or a check states it. */
  readonly valueOf: (name: string, value: string) => string;
  /** The two sides of a comparison. */
  readonly compared: (value: string) => string;
  /** People's own words beside the evidence. */
  readonly note: (value: string) => string;
  readonly custody: (name: string, value: string) => string;
}

/** Everything of the record in which a name can hide. */
const OF_RECORD: readonly Redactable[] = ['people', 'agents', 'systems', 'values', 'file-names'];

export function createRedactor(chosen: ReadonlySet<Redactable>): Redactor {
  const names = createPseudonyms();
  const hides = (what: Redactable): boolean => chosen.has(what);
  const hiding = OF_RECORD.find(hides) ?? null;
  // Whoever keeps a record may make ids, rules and files of people's names: `grant-ada.lima-3` says what `person 1` does not.
  const kept = (noun: Noun, value: string): string => {
    const name = isMeasure(value) ? null : names.named(value);
    return names.known(value) ?? (name === null ? value : names.of(noun, name, value));
  };
  const known = (value: string): string => kept('entry', value);
  const named = (noun: Noun, what: readonly Redactable[]) => (value: string): string => {
    const hidden = what.find(hides);
    return hidden === undefined ? kept(noun, value) : names.of(noun, hidden, value);
  };
  const text = (value: string): string => {
    if (hiding === null || value === '') return value;
    return (isMeasure(value) ? known(value) : names.known(value)) ?? names.withheld(hiding);
  };
  const redactor: Redactor = {
    names, hides, text,
    person: named('person', ['people']),
    agent: named('agent', ['agents']),
    system: named('system', ['systems']),
    actor: named('actor', ['people', 'agents']),
    member: named('member', ['people', 'agents', 'systems', 'values']),
    file(value) {
      if (hides('file-names')) return names.of('file', 'file-names', value);
      return hiding === null || isFormatName(value) ? kept('file', value) : names.of('file', hiding, value);
    },
    id: known,
    valueOf(name, value) {
      const what = classOf(name);
      if (what === 'file') return redactor.file(value);
      if (what === 'id' || (what === 'text' && isDigest(value))) return known(value);
      // Its own place says that it is somebody's name; elsewhere the same name gets the same pseudonym.
      if (what === 'person' || what === 'agent' || what === 'system') return hides('values') ? names.known(value) ?? names.withheld('values') : redactor[what](value);
      if (hides('values')) return names.known(value) ?? names.withheld('values');
      if (what === 'actor') return isMeasure(value) ? known(value) : redactor.actor(value);
      if (what === 'word' && isWord(value)) return names.known(value) ?? value;
      if (what === 'label' && isWord(value)) return known(value);
      return text(value);
    },
    compared(value) {
      if (hides('values') && !isDigest(value)) return names.known(value) ?? names.withheld('values');
      return text(value);
    },
    note: (value) => (hides('notes') && value !== '' ? names.withheld('notes') : text(value)),
    custody(name, value) {
      if (isDigest(value)) return value;
      if (hides('custody')) return names.withheld('custody');
      // What was brought in or handed over is called by the name of its file, whatever the case is called since.
      return name === 'name' ? redactor.file(value) : redactor.valueOf(name, value);
    },
  };
  return redactor;
}
