import type { Fact, RunDto } from '../../contract/index.ts';
import { effectOf } from '../../text/effects.ts';
import { controlText, findingText } from '../../text/index.ts';
import { findingKey } from '../app/finding-key.ts';
import { findingPlace } from '../app/finding-place.ts';
import type { Selection } from '../app/navigation.ts';
import { targetOf, type DispositionRow } from '../review/types.ts';

/** Something the run asks people a word about: a finding that is no mere note, or an exception of a control. */
export interface Subject {
  readonly target: string;
  readonly selection: Selection;
  readonly control: string | null;
  readonly label: string;
  /** Of what it is about, as text; '' where it is about the whole. */
  readonly place: string;
  /** Where a word on it stands that is older than runs which say what kind of thing a subject is. */
  readonly formerly: string | null;
}

export function subjectsOf({ run }: RunDto): readonly Subject[] {
  const subjects = new Map<string, Subject>();
  const add = (selection: Selection, control: string | null, label: string, place: string, formerly: string | null = null): void => {
    const target = targetOf(selection.kind, selection.id);
    const key = `${target}\n${control ?? ''}`;
    if (!subjects.has(key)) subjects.set(key, { target, selection, control, label, place, formerly });
  };
  for (const finding of run.findings) {
    // A control that was not kept stands here by its exceptions.
    if (effectOf(finding.code) !== 'note' && !finding.code.startsWith('control.')) add({ kind: 'finding', id: findingKey(finding) }, null, findingText(finding).title, findingPlace(finding.at));
  }
  for (const { id, advisory, exceptions } of run.controls.toSorted((a, b) => Number(a.advisory) - Number(b.advisory))) {
    // Indications ask for one word on all of them.
    if (advisory && exceptions.length > 0) add({ kind: 'control', id }, null, `${id}: ${controlText(id).title}`, '');
    if (advisory) continue;
    for (const fact of exceptions) add(exceptionSelection(id, fact), id, `${fact.subject}: ${controlText(id).title}`, findingPlace(fact.at), targetOf('action', fact.subject));
  }
  return [...subjects.values()];
}

/** An exception is spoken of as its subject, where the record holds that; else as the finding it is: two may share a file. */
function exceptionSelection(control: string, { kind, subject, at }: Fact): Selection {
  if (kind !== undefined) return { kind, id: subject };
  return { kind: 'finding', id: findingKey({ code: 'control.exceptions', at, values: { control, subject } }) };
}

export function answeredBy({ target, control, formerly }: Pick<Subject, 'target' | 'control' | 'formerly'>, rows: readonly DispositionRow[]): DispositionRow | undefined {
  const said = (of: string): DispositionRow | undefined => rows.find((row) => row.target === of && row.control === control);
  return said(target) ?? (formerly === null ? undefined : said(formerly));
}

/** The screen's filter over lists held in the window: `field:value` terms and plain words, all of which must hold. */
export function matches(filter: string, fields: Readonly<Record<string, string>>): boolean {
  const all = Object.values(fields).join(' ').toLowerCase();
  return filter.toLowerCase().split(/\s+/).filter(Boolean).every((term) => {
    const negated = term.startsWith('-') && term.length > 1;
    const body = negated ? term.slice(1) : term;
    const at = body.indexOf(':');
    const field = at > 0 ? fields[body.slice(0, at)] : undefined;
    const holds = field === undefined ? all.includes(body) : field.toLowerCase().includes(body.slice(at + 1).replaceAll('"', ''));
    return holds !== negated;
  });
}
