import type { Finding } from '../../core/findings/index.ts';

/** Far beyond any path of the format, far below what a file system or a screen can bear. */
export const MAX_NAME_BYTES = 1_024;

/** Characters that steer the direction or hide between letters: a name must look like what it is. */
const INVISIBLE = /[\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/;
// eslint-disable-next-line no-control-regex -- exactly these are looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

/**
 * Why a name may not be used, or null. The name is the evidence author's: one that leaves the folder, means another
 * file on another system or shows as something else would make two readers see two bundles.
 */
export function nameProblem(name: string): string | null {
  if (name === '') return 'empty';
  if (CONTROL.test(name)) return 'a control character';
  if (INVISIBLE.test(name)) return 'an invisible or direction character';
  if (name.includes('\\')) return 'a backslash';
  if (name.startsWith('/')) return 'absolute';
  if (/^[A-Za-z]:/.test(name)) return 'a drive letter';
  for (const segment of name.split('/')) {
    if (segment === '') return 'an empty part';
    if (segment === '.' || segment === '..') return 'a relative part';
    // Windows drops these, so `a.` and `a` would be one file there and two here.
    if (segment.endsWith('.') || segment.endsWith(' ')) return 'a part that ends in a dot or space';
  }
  return null;
}

/** What two names share when some file system takes them for one: case and normalisation folded, without a locale. */
function collisionKey(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

/**
 * Names that are the same, that fold to the same, or where one is a folder on the other's path.
 * Every member of such a group is refused: choosing one would be a reading of its own. `isFolder` marks names that
 * stand for a folder itself, which may lie on another's path.
 */
export function findCollisions(
  names: readonly string[],
  isFolder: readonly boolean[] = [],
): { readonly refused: ReadonlySet<number>; readonly findings: readonly Finding[] } {
  const refused = new Set<number>();
  const findings: Finding[] = [];
  const byKey = new Map<string, number>();
  const folders = new Map<string, number>();
  names.forEach((name, index) => {
    const key = collisionKey(name);
    for (let slash = key.indexOf('/'); slash !== -1; slash = key.indexOf('/', slash + 1)) {
      if (!folders.has(key.slice(0, slash))) folders.set(key.slice(0, slash), index);
    }
    const other = byKey.get(key);
    if (other === undefined) {
      byKey.set(key, index);
      return;
    }
    refused.add(other).add(index);
    const same = names[other] === name;
    findings.push({ code: same ? 'archive.duplicate-entry' : 'archive.colliding-entry', at: { file: name }, values: { other: names[other]!, entry: index } });
  });
  for (const [key, index] of byKey) {
    const below = folders.get(key);
    if (below === undefined || isFolder[index] === true) continue;
    refused.add(index).add(below);
    findings.push({ code: 'archive.colliding-entry', at: { file: names[index]! }, values: { other: names[below]!, entry: index } });
  }
  return { refused, findings };
}
