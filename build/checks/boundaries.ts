import { builtinModules } from 'node:module';
import type { Import } from './import-graph.ts';
import { SOCKETS, TABLE, type Zone } from './import-table.ts';

export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly specifier: string;
  readonly problem: string;
  readonly reason: string;
  /** How a shell reaches the offending file, outermost first. */
  readonly chain: readonly string[];
}

/** Data outside src: who this software is, and the published schema that it holds a given run to. */
const DATA: ReadonlySet<string> = new Set(['package.json', 'docs/formats/run.schema.json']);
const BUILTINS = new Set(builtinModules);

export function zoneOf(file: string, table: readonly Zone[] = TABLE): Zone | undefined {
  return table.filter((zone) => file.startsWith(zone.folder)).sort((a, b) => b.folder.length - a.folder.length)[0];
}

/** Holds every import against the table. Files below `src/` that no zone claims are violations too. */
export function boundaryViolations(imports: readonly Import[], table: readonly Zone[] = TABLE): Violation[] {
  const importers = new Map<string, string>();
  for (const each of imports) if (each.to !== null && !importers.has(each.to)) importers.set(each.to, each.from);
  return imports.flatMap((each) => {
    const zone = zoneOf(each.from, table);
    const problem = zone === undefined ? 'belongs to no zone of the import table' : problemWith(each, zone, table);
    return problem === null
      ? []
      : [{ file: each.from, line: each.line, specifier: each.specifier, problem, reason: zone?.reason ?? 'every file has a place', chain: chainTo(each.from, importers) }];
  });
}

function problemWith(each: Import, zone: Zone, table: readonly Zone[]): string | null {
  if (each.to !== null) return zoneProblem(each, each.to, zone, table);
  const builtin = each.specifier.startsWith('node:') ? each.specifier : BUILTINS.has(each.specifier) ? `node:${each.specifier}` : null;
  if (builtin !== null) return builtinProblem(builtin, zone);
  const name = each.specifier.split('/').slice(0, each.specifier.startsWith('@') ? 2 : 1).join('/');
  return zone.packages.includes(name) ? null : `${zone.name} may not import the package ${name}`;
}

function zoneProblem(each: Import, to: string, zone: Zone, table: readonly Zone[]): string | null {
  if (DATA.has(to)) return null;
  const target = zoneOf(to, table);
  if (target === undefined) return `${zone.name} may not import ${to}, which is outside src`;
  if (target.name === zone.name || zone.zones.includes(target.name)) return null;
  // A zone nested in another is part of it to those inside: core's own files use core/crypto.
  if (target.name.startsWith(`${zone.name}/`) && zone.name !== 'report') return null;
  const typesFrom = zone.types ?? [];
  if (each.typeOnly && typesFrom.some((name) => target.name === name || target.name.startsWith(`${name}/`))) return null;
  return `${zone.name} may not import ${each.typeOnly ? 'types of ' : ''}${target.name}`;
}

function builtinProblem(builtin: string, zone: Zone): string | null {
  if (zone.node === 'all') return null;
  if (zone.node === 'no-sockets') return SOCKETS.includes(builtin) ? `${zone.name} may not name a socket (${builtin})` : null;
  if (zone.node === 'none') return `${zone.name} may not import ${builtin}`;
  return zone.node.includes(builtin) ? null : `${zone.name} may import only ${zone.node.join(', ')} of Node`;
}

function chainTo(file: string, importers: ReadonlyMap<string, string>): string[] {
  const chain = [file];
  for (let at = importers.get(file); at !== undefined && !chain.includes(at); at = importers.get(at)) chain.unshift(at);
  return chain;
}
