import type { Action } from '../../contract/index.ts';
import { actionLabels, displayName, shortDigest } from '../../text/index.ts';
import { compare, type Comparison } from './steps.ts';

type Consequence = Action['consequences'][number]['value'];

/** Keys that name the thing, most telling first; digests and commits are shortened. */
const KEYS: readonly string[] = [
  'status', 'severity', 'incident_id', 'release_id', 'ticket_id', 'title', 'detail', 'resolution', 'pull_request', 'repository', 'pipeline', 'run_id', 'merge_commit', 'commit', 'to_commit', 'head',
];

/** What followed, in the record's own values. */
export function consequenceText({ data }: Consequence): string {
  return KEYS.flatMap((key) => {
    const value = data[key];
    return typeof value === 'string' && value !== '' ? [/^[0-9a-f]{20,}$/.test(value) ? shortDigest(value) : displayName(value, 120)] : [];
  }).join(' · ');
}

/** Whether what followed is harm: shown by its mark, not by colour alone. */
export function isHarm({ type, data }: Consequence): boolean {
  return type === 'incident.declared' || (type === 'verification.completed' && data['status'] === 'degraded') || (type === 'pipeline.completed' && data['status'] === 'failure');
}

/** Where what followed is not what was asked for: another commit merged than the request names. */
export function consequenceDiffers({ type, data }: Consequence, action: Action): readonly Comparison[] {
  const asked = action.descriptor.parameters['head'];
  const merged = data['head'];
  if (type !== 'pull-request.merged' || asked === undefined || typeof merged !== 'string') return [];
  return compare([actionLabels.commitRequested, asked], [actionLabels.commitMerged, merged]);
}
