import type { BundleDocuments } from '../../core/bundle/documents.ts';
import type { CanonicalRecord } from '../../core/model/record.ts';
import { instant } from './fold-event.ts';
import { rows } from './rows.ts';

const orNull = (time: string | null): number | null => (time === null ? null : instant(time));

/** What may leave, how long is kept and which agents are approved, as far as the bundle has files that say so. */
export function rules({ transfers, retention, approvedAgents }: BundleDocuments): Pick<CanonicalRecord, 'transferBoundaries' | 'retention' | 'approvedVersions'> {
  return {
    ...(transfers.length === 0 ? {} : { transferBoundaries: transfers.map(({ file, value, sha256 }) => ({
      policyId: value.policy_id, version: value.version, effectiveFrom: instant(value.effective_from), digest: sha256,
      rules: value.rules.map(({ from, to, artifact_kinds, data_classes, forms }) => ({
        from, to, artifactKinds: artifact_kinds, dataClasses: data_classes, forms,
      })),
      at: { file },
    })) }),
    ...(retention === null ? {} : { retention: {
      effectiveFrom: instant(retention.value.effective_from), minimumDays: retention.value.minimum_days,
      holds: rows(retention, 'holds', (file) => file.holds, ({ hold_id, matter, streams, from, until, placed_by }, at) => ({
        holdId: hold_id, matter, streams, from: instant(from), until: orNull(until), placedBy: placed_by, at,
      })),
      at: { file: retention.file },
    } }),
    ...(approvedAgents === null ? {} : { approvedVersions: rows(approvedAgents, 'approved', (file) => file.approved, (each, at) => ({
      agentId: each.agent, version: each.version, model: each.model, from: instant(each.from), until: orNull(each.until), approvedBy: each.approved_by, at,
    })) }),
  };
}
