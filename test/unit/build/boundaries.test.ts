import { describe, expect, test } from 'vitest';
import { boundaryViolations, zoneOf } from '../../../build/checks/boundaries.ts';
import { CLOCKLESS, clockReads } from '../../../build/checks/clock.ts';
import { importsOf } from '../../../build/checks/import-graph.ts';
import { TABLE } from '../../../build/checks/import-table.ts';

const problems = (file: string, text: string) => boundaryViolations(importsOf(file, text)).map((each) => each.problem);

const SEEDED: readonly (readonly [file: string, text: string, problem: string])[] = [
  ['src/core/chain/x.ts', "import { readFileSync } from 'node:fs';", 'core may not import node:fs'],
  ['src/core/chain/x.ts', "import { createHash } from 'crypto';", 'core may not import node:crypto'],
  ['src/core/crypto/x.ts', "import net from 'node:net';", 'core/crypto may import only node:crypto of Node'],
  ['src/core/chain/x.ts', "export * from '../../engine/index.ts';", 'core may not import engine'],
  ['src/core/bundle/x.ts', "const z = await import('zod');", 'core may not import the package zod'],
  ['src/sources/a/x.ts', "import '../../engine/index.ts';", 'sources may not import engine'],
  ['src/text/x.ts', "import { judge } from '../core/findings/index.ts';", 'text may not import core'],
  ['src/contract/x.ts', "import { judge } from '../core/findings/index.ts';", 'contract may not import core'],
  ['src/report/x.ts', "import { createWriteStream } from 'node:fs';", 'report may not import node:fs'],
  ['src/report/pdf/x.ts', "import dns from 'node:dns';", 'report/pdf may not name a socket (node:dns)'],
  ['src/producer/x.ts', "import '../engine/index.ts';", 'producer may not import engine'],
  ['src/producer/keys/x.ts', "import '../../engine/index.ts';", 'producer/keys may not import engine'],
  ['src/engine/signing/x.ts', "import '../../renderer/main.tsx';", 'engine/signing may not import renderer'],
  ['src/engine/policy/x.ts', "import duckdb from '@duckdb/node-api';", 'engine/policy may not import the package @duckdb/node-api'],
  ['src/core/policy/x.ts', "import cedar from '@cedar-policy/cedar-wasm/nodejs';", 'core may not import the package @cedar-policy/cedar-wasm'],
  ['src/engine/verify/x.ts', "import '../../producer/keys/signer.ts';", 'engine may not import producer/keys'],
  ['src/engine/files/x.ts', "import http from 'node:http';", 'engine may not name a socket (node:http)'],
  ['src/engine/files/x.ts', "import '../../producer/index.ts';", 'engine may not import producer'],
  ['src/engine/vault/x.ts', "import { app } from 'electron';", 'engine may not import the package electron'],
  ['src/engine/index-db/x.ts', "require('electron');", 'engine/index-db may not import the package electron'],
  ['src/engine/router/x.ts', "import tls from 'node:tls';", 'engine/router may not name a socket (node:tls)'],
  ['src/main/x.ts', "import '../producer/index.ts';", 'main may not import producer'],
  ['src/host/x.ts', "import 'electron';", 'host may not import the package electron'],
  ['src/cli/x.ts', "import '../renderer/main.tsx';", 'cli may not import renderer'],
  ['src/preload/x.ts', "import '../engine/index.ts';", 'preload may not import engine'],
  ['src/renderer/x.tsx', "import { judge } from '../core/findings/index.ts';", 'renderer may not import core'],
  ['src/renderer/x.tsx', "import type { Run } from '../core/run.ts';", 'renderer may not import types of core'],
  ['src/renderer/x.tsx', "import fs from 'fs';", 'renderer may not import node:fs'],
  ['src/core/artifacts/x.ts', "import 'node:fs';", 'core/artifacts may not import node:fs'],
  ['src/core/sigstore/x.ts', "import 'node:https';", 'core/sigstore may not import node:https'],
  ['src/elsewhere/x.ts', "import './y.ts';", 'belongs to no zone of the import table'],
];

describe('the import table, broken on purpose', () => {
  test.each(SEEDED)('%s: %s', (file, text, problem) => {
    expect(problems(file, text)).toContain(problem);
  });

  test('every zone of the table is broken at least once', () => {
    const broken = new Set(SEEDED.map(([file]) => zoneOf(file)?.name));
    expect(TABLE.map((zone) => zone.name).filter((name) => !broken.has(name))).toEqual([]);
  });

  test('what the table allows is allowed', () => {
    expect(problems('src/core/chain/x.ts', "import { sha256 } from '../crypto/index.ts';")).toEqual([]);
    expect(problems('src/contract/x.ts', "import type { Run } from '../core/run.ts';")).toEqual([]);
    expect(problems('src/host/x.ts', "import http from 'node:http';")).toEqual([]);
    expect(problems('src/renderer/x.tsx', "import { contract } from '../contract/index.ts';")).toEqual([]);
  });

  test('the chain names who reaches the offender', () => {
    const imports = [
      ...importsOf('src/host/index.ts', "import '../engine/index.ts';"),
      ...importsOf('src/engine/index.ts', "import net from 'node:net';"),
    ];
    expect(boundaryViolations(imports)[0]?.chain).toEqual(['src/host/index.ts', 'src/engine/index.ts']);
  });
});

describe('clock reads, seeded', () => {
  test.each(['export const t = new Date();', 'export const t = Date();', 'function f() { return [new Date]; }'])('%s', (text) => {
    expect(clockReads('src/core/x.ts', text)).toEqual([1]);
  });

  test('a date made from a value is not a clock', () => {
    expect(clockReads('src/core/x.ts', 'export const t = new Date(5).toISOString();')).toEqual([]);
    expect(CLOCKLESS.test('src/report/model.ts')).toBe(true);
  });
});
