import { readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { parseSync } from 'oxc-parser';

export interface Import {
  readonly from: string;
  readonly specifier: string;
  /** Repository path for a relative import, else null. */
  readonly to: string | null;
  readonly typeOnly: boolean;
  readonly line: number;
}

/** Imports of one file: static, re-exporting, dynamic with a literal, and `require` with a literal. */
export function importsOf(file: string, text: string): Import[] {
  const { module } = parseSync(file, text);
  const make = (specifier: string, at: number, typeOnly: boolean): Import => ({
    from: file,
    specifier,
    to: specifier.startsWith('.') ? posix.normalize(posix.join(dirname(file), specifier)) : null,
    typeOnly,
    line: text.slice(0, at).split('\n').length,
  });
  const statics = module.staticImports.map((each) =>
    make(each.moduleRequest.value, each.start, each.entries.length > 0 && each.entries.every((entry) => entry.isType)),
  );
  const exports = module.staticExports.flatMap((each) => {
    const sources = new Map<string, boolean>();
    for (const entry of each.entries) {
      const source = entry.moduleRequest?.value;
      if (source !== undefined) sources.set(source, (sources.get(source) ?? true) && entry.isType);
    }
    return [...sources].map(([source, typeOnly]) => make(source, each.start, typeOnly));
  });
  const dynamics = module.dynamicImports.flatMap((each) => literal(text.slice(each.moduleRequest.start, each.moduleRequest.end), each.start));
  const requires = [...text.matchAll(/\brequire\(\s*(['"][^'"]+['"])\s*\)/g)].flatMap((match) => literal(match[1]!, match.index));
  return [...statics, ...exports, ...[...dynamics, ...requires].map(([specifier, at]) => make(specifier, at, false))];

  function literal(source: string, at: number): [string, number][] {
    const quoted = /^['"`]([^'"`$]+)['"`]$/.exec(source);
    return quoted === null ? [] : [[quoted[1]!, at]];
  }
}

/** Every import of the given files, in file order. */
export function importGraph(files: readonly string[]): Import[] {
  return files.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));
}
