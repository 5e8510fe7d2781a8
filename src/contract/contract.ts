import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';
import type {
  ActionDetail, ActionRow, EventDetail, EventRow, EvidenceDto, FileView, ImportStep, Page,
  RecordSummary, RehashStep, RunDto, SearchHit, SpanDetail, StatusDto, TimelineLanes,
} from './dto.ts';
import { autonomyContract } from './autonomy.ts';
import { chainContract } from './chain.ts';
import { controlsContract } from './controls.ts';
import { custodyContract } from './custody.ts';
import { firstFailuresContract } from './first-failures.ts';
import { graphContract } from './graph.ts';
import { matrixContract } from './matrix.ts';
import { operationsContract } from './operations.ts';
import { digest, errors, filter, id, intake, limit, offset } from './parts.ts';
import { reportContract } from './report.ts';
import { ownControlsContract } from './own-controls.ts';
import { reconciliationContract } from './reconciliation.ts';
import { reviewContract } from './review.ts';
import { signedDocumentsContract } from './signed-documents.ts';
import { trustContract } from './trust.ts';
import { waiversContract } from './waivers.ts';

/**
 * Every procedure a window may call, on either shell. Inputs are parsed in the privileged process;
 * outputs are the engine's own values, typed but not parsed again.
 */

const laneKey = z.enum(['agent', 'fleet', 'person', 'actor', 'layer', 'system']);

const base = oc.errors(errors);

export const contract = {
  session: {
    status: base.output(type<StatusDto>()),
    setTrustPack: base.input(z.object({ intake })).output(type<StatusDto>()),
  },
  evidence: {
    list: base.output(type<readonly EvidenceDto[]>()),
    /** The first intake is the evidence; others accompany it (a Sigstore bundle's artifact). */
    import: base.input(z.object({ intakes: z.array(intake).min(1).max(16) })).output(eventIterator(type<ImportStep>())),
    verifyAgain: base.input(z.object({ digest })).output(eventIterator(type<ImportStep>())),
    /** Several bundles of one case, each against the one before it; without `again` only where a run does not say so yet. */
    verifyTogether: base
      .input(z.object({ digests: z.array(digest).min(1).max(64), again: z.boolean() }))
      .output(eventIterator(type<ImportStep>())),
    rehash: base.input(z.object({ digest })).output(eventIterator(type<RehashStep>())),
    /** Destroys the evidence, what accompanied only it, its runs and its index. There is no way back. */
    purge: base.input(z.object({ digest })).output(type<{ readonly purged: string }>()),
    file: base.input(z.object({ digest, name: z.string().max(4_096) })).output(type<FileView>()),
    bytes: base
      .input(z.object({ digest, name: z.string().max(4_096), offset, length: z.number().int().min(1).max(262_144) }))
      .output(type<{ readonly total: number; readonly base64: string }>()),
    /** One span of a trace, whole; `at` counts the spans of the file. Without a name: of the evidence file itself. */
    span: base.input(z.object({ digest, name: z.string().max(4_096), at: offset })).output(type<SpanDetail>()),
  },
  runs: {
    get: base.input(z.object({ runId: id })).output(type<RunDto>()),
    list: base.input(z.object({ digest })).output(type<readonly { readonly id: string; readonly startedAt: string }[]>()),
  },
  record: {
    summary: base.input(z.object({ digest })).output(type<RecordSummary>()),
    search: base.input(z.object({ digest, text: z.string().min(1).max(200) })).output(type<readonly SearchHit[]>()),
  },
  events: {
    page: base
      .input(z.object({ digest, filter, offset, limit, order: z.enum(['row', 'time', 'type', 'actor']), descending: z.boolean() }))
      .output(type<Page<EventRow>>()),
    get: base.input(z.object({ digest, id })).output(type<EventDetail>()),
    byRow: base.input(z.object({ digest, row: offset })).output(type<EventRow>()),
  },
  timeline: {
    lanes: base.input(z.object({ digest, by: laneKey, filter })).output(type<TimelineLanes>()),
    columns: base.input(z.object({ digest, by: laneKey, filter })).output(type<Blob>()),
  },
  graph: graphContract,
  matrix: matrixContract,
  actions: {
    page: base.input(z.object({ digest, filter, offset, limit })).output(type<Page<ActionRow>>()),
    get: base.input(z.object({ digest, id })).output(type<ActionDetail>()),
  },
  report: reportContract,
  autonomy: autonomyContract,
  firstFailures: firstFailuresContract,
  operations: operationsContract,
  controls: controlsContract,
  ownControls: ownControlsContract,
  waivers: waiversContract,
  signedDocuments: signedDocumentsContract,
  reconciliation: reconciliationContract,
  chain: chainContract,
  custody: custodyContract,
  trust: trustContract,
  review: reviewContract,
};
