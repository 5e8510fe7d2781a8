import type { FileView } from '../../contract/index.ts';

/** What a file of a bundle is, by the fixed names of the format; what it claims inside is not asked. */
const KINDS: readonly (readonly [RegExp, FileView['kind']])[] = [
  [/^audit\/.+\.ndjson$/, 'events'],
  [/^(?:cloudtrail|traces)\.jsonl?$/, 'events'],
  [/^checkpoints\/.+\.txt$/, 'checkpoint'],
  [/^artifacts\/[^/]+\/junit\.xml$/, 'junit'],
  [/^artifacts\/[^/]+\/trace\.otlp\.json$/, 'otlp'],
  [/^artifacts\/[^/]+\/reproduction\.json$/, 'reproduction'],
  [/^artifacts\/[^/]+\/change\.diff$/, 'diff'],
  [/\.dsse\.json$/, 'envelope'],
  [/\.json$/, 'json'],
];

/** `isText` is what the bytes showed; only text is ever shown as anything but binary. */
export function fileKind(name: string, isText: boolean): FileView['kind'] {
  if (!isText) return 'binary';
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'text';
}
