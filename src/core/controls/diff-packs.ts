import { canonicalize, type JsonValue } from '../json/index.ts';
import type { PackFile } from './pack-file.ts';

export interface ControlPackChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly what: 'pack' | 'parameter' | 'test';
  readonly id: string;
  /** Of a change: the member and its two values, as JSON text; null where one pack lacks it. */
  readonly member?: string;
  readonly before?: string | null;
  readonly after?: string | null;
}

/** What the second pack tests otherwise than the first. */
export function diffControlPacks(first: PackFile, second: PackFile): readonly ControlPackChange[] {
  const own = ({ id, version, digest }: PackFile): Members => ({ id, version, digest });
  return [
    ...members('pack', first.id, own(first), own(second)),
    ...items('parameter', valuesOf(first.parameters), valuesOf(second.parameters)),
    ...items('test', testsOf(first), testsOf(second)),
  ];
}

type Members = Readonly<Record<string, JsonValue>>;

const valuesOf = (parameters: PackFile['parameters']): ReadonlyMap<string, Members> => new Map(Object.entries(parameters).map(([id, value]) => [id, { value }]));
const testsOf = ({ tests }: PackFile): ReadonlyMap<string, Members> => new Map(tests.map(({ id, ...test }) => [id, { ...test, mappings: [...test.mappings] }]));

function items(what: 'parameter' | 'test', before: ReadonlyMap<string, Members>, after: ReadonlyMap<string, Members>): readonly ControlPackChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((id): readonly ControlPackChange[] => {
    const [then, now] = [before.get(id), after.get(id)];
    if (then === undefined) return [{ kind: 'added', what, id }];
    return now === undefined ? [{ kind: 'removed', what, id }] : members(what, id, then, now);
  });
}

function members(what: ControlPackChange['what'], id: string, before: Members, after: Members): readonly ControlPackChange[] {
  const text = (value: JsonValue | undefined): string | null => (value === undefined ? null : canonicalize(value));
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((member): readonly ControlPackChange[] => {
    const [then, now] = [text(before[member]), text(after[member])];
    return then === now ? [] : [{ kind: 'changed', what, id, member, before: then, after: now }];
  });
}
