import type { BundleDocuments } from '../../core/bundle/documents.ts';
import type { EventLine } from '../../core/bundle/format.ts';
import type { Pointer } from '../../core/findings/index.ts';
import type { Moment, Redaction, WithheldField } from '../../core/model/record.ts';
import { MAX_PLACES, MAX_ROWS, type Keeper } from './kept.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };

export interface WithheldBuilder {
  take(line: EventLine, at: Pointer, time: number): void;
  finish(): { readonly redactions: readonly Redaction[]; readonly withheldFields: readonly WithheldField[] };
}

const keyOf = (path: string, field: string): string => `${path}\n${field}`;

/** Holds what events withhold against what the manifest says was taken out, both ways. */
export function createWithheld({ redactions }: BundleDocuments, keeper: Keeper): WithheldBuilder {
  const found = new Map<string, Redaction['found']>();
  for (const { path, field } of redactions?.list ?? []) found.set(keyOf(path, field), path.startsWith('audit/') ? 'absent' : 'not-an-event');
  const fields = new Map<string, Open<WithheldField>>();

  const fieldOf = (type: string, field: string, first: Moment): Open<WithheldField> | null => {
    const key = keyOf(type, field);
    const known = fields.get(key);
    if (known !== undefined) return known;
    if (!keeper.room('withheld fields', fields.size, MAX_PLACES)) return null;
    const made: Open<WithheldField> = { type, field, withheld: 0, disclosed: 0, undeclared: 0, first, firstUndeclared: null };
    fields.set(key, made);
    return made;
  };
  return {
    take(line, at, time) {
      if (line.withheld === undefined) return;
      for (const name of Object.keys(line.withheld)) {
        const disclosed = line.open !== undefined && Object.hasOwn(line.open, name);
        const key = keyOf(at.file ?? '', `${line.record_id}/${name}`);
        const declared = found.has(key);
        if (declared) found.set(key, disclosed ? 'disclosed' : 'withheld');
        const field = fieldOf(line.type, name, { time, at });
        if (field === null) continue;
        field.withheld += 1;
        if (disclosed) field.disclosed += 1;
        else if (!declared) {
          field.undeclared += 1;
          field.firstUndeclared ??= { time, at };
        }
      }
    },
    finish() {
      const kept = keeper.list<Redaction>('redactions', MAX_ROWS);
      // The manifest's members stand in its encoded payload: there is no place in the file to point to.
      const at = { file: redactions?.file ?? '' };
      for (const { path, field, by, reason } of redactions?.list ?? []) kept.add({ path, field, by, reason, found: found.get(keyOf(path, field)) ?? 'absent', at });
      return { redactions: kept.rows, withheldFields: [...fields.values()] };
    },
  };
}
