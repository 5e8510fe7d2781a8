import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { SubjectKind } from '../../../../src/core/controls/index.ts';
import { readTrustPack } from '../../../../src/core/trust/index.ts';
import { readSample, SEEDS } from '../../../support/sample-bundle.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { verifyPath } from '../../../support/verify-path.ts';

const folder = temporaryFolder('kinds');

describe.each(['clean', 'incident'] as const)('members of control tests in the %s sample', (scenario) => {
  test('are what their test says they are, and none is an action that is not said to be one', async () => {
    const sample = await readSample(folder, scenario, SEEDS['late-approval'], 1_000);
    const trust = readTrustPack(readFileSync(sample.trustPackPath));
    if (!trust.ok) throw new Error(trust.problem);
    const seen: { readonly control: string; readonly subject: string; readonly kind: SubjectKind | null }[] = [];
    const { run, record } = await verifyPath(sample.bundlePath, { trust, asOf: '2026-11-10T00:00:00.000Z' }, { fact: (control, { subject }, kind) => void seen.push({ control, subject, kind }) });
    if (record === null) throw new Error('no record');
    const ids = (list: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(list.map((each) => each.id));
    const held: Readonly<Record<SubjectKind, ReadonlySet<string>>> = {
      action: ids([...record.actions]), agent: ids(record.agents), person: ids(record.people), node: ids(record.graphs.flatMap((each) => each.nodes)),
    };
    for (const { control, subject, kind } of seen) {
      if (kind === null) expect([control, subject, held.action.has(subject)]).toEqual([control, subject, false]);
      else expect([control, subject, held[kind].has(subject)]).toEqual([control, subject, true]);
    }
    expect(new Set(seen.map((each) => each.kind))).toEqual(new Set(['action', 'agent', 'person', 'node', null]));
    // What the result keeps says it too.
    for (const { id, exceptions, undecided } of run.controls) {
      for (const fact of [...exceptions, ...undecided]) expect(fact.kind ?? null).toBe(seen.find((each) => each.control === id && each.subject === fact.subject)?.kind);
    }
  });
});
