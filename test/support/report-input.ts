import { measureRecord } from '../../src/engine/metrics.ts';
import { createContext, CONTROL_PACK } from '../../src/core/controls/index.ts';
import type { Verified } from '../../src/engine/verify/index.ts';
import { DEFAULT_CHOICES, type GraphFigure, type ReportChoices, type ReportInput, type ReviewWork } from '../../src/report/index.ts';
import { custody, hex, reportTimeline } from './run-fixture.ts';

const AT = '2026-10-02T10:00:00.000Z';

export const graph: GraphFigure = {
  snapshotAt: AT, agentsLeftOut: 0, agents: [{ id: 'agent:remediate-01', label: 'remediate-01', actions: 3 }],
  layers: [{ layer: 'service', leftOut: 1, nodes: [{ id: 'service-node:billing:production', label: 'Billing', environment: 'production', dataClass: 'restricted', state: 'touched' }] }],
  touches: [{ agent: 'agent:remediate-01', node: 'service-node:billing:production', done: 2, denied: 1 }],
  totals: { touched: 1, withinReach: 1, neither: 0, done: 2, denied: 1, pairs: 1 },
};

export const review: ReviewWork = {
  caseName: 'Third quarter', digest: hex('rows'), entries: 7,
  dispositions: [{ target: 'finding:1', label: 'An approval by Hana', control: 'CT-26', says: 'accepted', why: 'Hana was on call.', by: 'Ingrid Solberg', createdAt: AT }],
  notes: [{ target: 'event:evt-1', text: 'Asked Hana about this.', createdAt: AT }],
  waivers: [{ control: 'CT-15', why: 'Known.', by: 'Ingrid Solberg', createdAt: AT, until: AT, whole: true, over: { version: 1, populationDigest: 'ab'.repeat(32), exceptions: 1 }, withdrawn: { at: AT, by: 'Hana Kovarova', why: 'Hana mended it.' } }],
  samples: [{ name: 'Approvals by Hana', of: 'actions', filter: 'actor:person:hana.kovarova', population: { count: 3, digest: hex('list') }, method: { kind: 'random', size: 1, seed: 4 }, items: [{ position: 2, id: 'act-1' }] }],
  workpapers: [{
    title: 'Approvals', objective: 'Whether Hana may approve.', procedure: 'Read.', population: 'All.', result: 'Held.', conclusion: 'Hana may.', sample: 'Approvals by Hana',
    evidence: ['event:evt-1'], preparer: 'Ingrid Solberg', reviewer: 'Hana Kovarova', state: 'reviewed',
  }],
  signOffs: [{ role: 'preparer', name: 'Ingrid Solberg', at: AT, keyid: hex('key'), trustedAs: 'Ingrid', covers: 'now', problem: null }],
};

/** One control of the user's own that found a person under a column of its own naming, and one that came to nothing. */
export const own: NonNullable<ReportInput['own']> = [
  {
    name: 'night-work.json', kept: { by: 'Ingrid Solberg', at: AT },
    came: { kind: 'result', own: {
      title: 'Nobody of the night shift approves', rationale: 'Aoife Byrne asked for it.', population: 'Every approval.', digest: hex('own file'),
      result: {
        id: 'ACME-7', version: 2, severity: 'high', advisory: false, mappings: ['dora 9(4)(e)'], outcome: 'fail', population: 3, populationDigest: hex('own population'), exceptionCount: 1, undecidedCount: 0,
        exceptions: [{ subject: 'person:hana.kovarova', kind: 'person', verdict: 'exception', reason: 'night-shift-of-hana', values: { rule: 'hana-kovarova', noun: 'Hana Kovářová' }, at: { file: 'audit/plane/0001.ndjson', offset: 4, length: 9, event: 'evt-1' } }],
        undecided: [], unreliable: false,
      },
    } },
  },
  { name: 'other.json', kept: { by: 'Ingrid Solberg', at: AT }, came: { kind: 'refused', refusal: { ok: false, digest: hex('other file'), id: 'ACME-8', query: 'population', problem: 'unknown-table', detail: 'hana_kovarova' } } },
  { name: 'none.json', kept: null, came: { kind: 'malformed', problem: 'unknown-member', at: { pointer: '/hana' } } },
];

/** A report with something in each of its places, of a record that was really verified. */
export function fullInput({ run, record, replay }: Verified, choices: Partial<ReportChoices> = {}): ReportInput {
  if (record === null) throw new Error('no record');
  const context = createContext({ record, replay, checks: [], files: run.files, streams: run.streams, signers: run.signers, exportedAt: null }, CONTROL_PACK.parameters);
  return {
    run, evidenceName: 'Ingrid’s bundle.zip', custody, timeline: reportTimeline(run), graph, review, own,
    measured: {
      metrics: measureRecord(context).metrics,
      reported: [{ reported: { metric: 'denial-rate', environment: 'production', riskClass: 'low', from: 1, until: 2, numerator: 1, denominator: 2, by: 'person:hana.kovarova', byKind: 'person', time: 1, at: { file: 'audit/plane/0001.ndjson', event: 'evt-1' } }, recomputed: null, outcome: 'no-figure' }],
    },
    choices: { ...DEFAULT_CHOICES, preparer: 'Ingrid Solberg', reviewer: null, filter: 'actor:person:hana.kovarova', ...choices },
    preparedAt: AT,
  };
}
