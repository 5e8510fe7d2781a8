import { CONTROL_PACK } from '../../core/controls/index.ts';
import { packStatement } from '../../core/controls/pack.ts';
import type { PackFile } from '../../core/controls/pack-file.ts';
import { asJson, canonicalize } from '../../core/json/index.ts';

/** The pack that every run is made with, as its file, in somebody's words. */
export function builtInPack(words: (id: string) => { readonly title: string; readonly population: string }): PackFile {
  const { tests, ...pack } = packStatement(CONTROL_PACK);
  return { format: 'proofroom.control-pack.v1', ...pack, tests: tests.map((test) => ({ ...test, title: words(test.id).title, population: words(test.id).population })) };
}

/** JCS of a plain shape (RFC 8785). */
export const canonicalJson = (value: unknown): string => canonicalize(asJson(value));
