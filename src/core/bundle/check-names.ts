import type { FindingSink, Pointer } from '../findings/index.ts';
import { codePoint, hiddenCharacters, skeleton, withoutHidden } from '../names/index.ts';
import type { Entry } from './container.ts';
import type { BundleDocuments } from './documents.ts';

/** Names that stand side by side in a list or a sentence, and so must be told apart by eye. */
type Kind = 'actor' | 'system' | 'file';

interface Named {
  readonly name: string;
  readonly at: Pointer;
}

/** Characters named in one finding; a name may be made of nothing else. */
const MAX_CHARACTERS = 8;

/**
 * Names that cannot be told apart by eye, or that hold characters without a shape. The producer decides how many names
 * there are: each is looked at once. Names that stand in events alone are not among them.
 */
export function checkNames(documents: BundleDocuments, entries: readonly Entry[], sink: FindingSink): void {
  const namesOf: Readonly<Record<Kind, () => Generator<Named>>> = {
    actor: () => actors(documents),
    system: () => systems(documents),
    file: () => files(entries),
  };
  for (const kind of ['actor', 'system', 'file'] as const) checkKind(kind, namesOf[kind](), sink);
}

function checkKind(kind: Kind, names: Iterable<Named>, sink: FindingSink): void {
  const seen = new Set<string>();
  const bySkeleton = new Map<string, string>();
  for (const { name, at } of names) {
    if (seen.has(name)) continue;
    seen.add(name);
    const hidden = hiddenCharacters(name);
    if (hidden.length > 0) {
      const visible = withoutHidden(name);
      const sides = visible === '' ? { computed: name } : { expected: visible, computed: name };
      sink.add({ code: 'record.hidden-character', at, ...sides, values: { kind, characters: hidden.slice(0, MAX_CHARACTERS) } });
    }
    const shape = skeleton(name);
    const other = bySkeleton.get(shape);
    if (other === undefined) bySkeleton.set(shape, name);
    else sink.add({ code: 'record.confusable-name', at, expected: other, computed: name, values: { kind, characters: unshared(name, other) } });
  }
}

/** What only one of two names holds, spelt out: shown as they are, they would look the same. */
function unshared(left: string, right: string): string[] {
  const [first, second] = [new Set(left), new Set(right)];
  const different = [...[...first].filter((each) => !second.has(each)), ...[...second].filter((each) => !first.has(each))];
  return different.slice(0, MAX_CHARACTERS).map((each) => codePoint(each.codePointAt(0)!));
}

function* actors({ principals, agents, fleets }: BundleDocuments): Generator<Named> {
  for (const [index, each] of (principals?.value.principals ?? []).entries()) {
    const at = (member: string): Pointer => ({ file: principals!.file, pointer: `/principals/${index}/${member}` });
    yield { name: each.id, at: at('id') };
    yield { name: each.name, at: at('name') };
    for (const [account, name] of each.accounts.entries()) yield { name, at: at(`accounts/${account}`) };
  }
  for (const [index, each] of (agents?.value.agents ?? []).entries()) {
    yield { name: each.id, at: { file: agents!.file, pointer: `/agents/${index}/id` } };
    yield { name: each.name, at: { file: agents!.file, pointer: `/agents/${index}/name` } };
  }
  for (const [index, each] of (fleets?.value.fleets ?? []).entries()) {
    yield { name: each.name, at: { file: fleets!.file, pointer: `/fleets/${index}/name` } };
  }
}

function* systems({ graphs }: BundleDocuments): Generator<Named> {
  for (const { file, value } of graphs) {
    for (const [index, node] of value.nodes.entries()) {
      yield { name: node.id, at: { file, pointer: `/nodes/${index}/id` } };
      yield { name: node.name, at: { file, pointer: `/nodes/${index}/name` } };
    }
  }
}

function* files(entries: readonly Entry[]): Generator<Named> {
  for (const { name } of entries) yield { name, at: { file: name } };
}
