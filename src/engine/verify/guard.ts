import { CancelledError } from '../../core/bundle/verification.ts';
import type { CheckReport } from '../../core/findings/index.ts';

export type Stage = 'bundle' | 'record' | 'policy' | 'controls' | 'sigstore' | 'document' | 'custody' | 'sign-off' | 'portable' | 'export' | 'event-proof';

/**
 * The one edge where an unexpected throw becomes a finding: it fails integrity, so nothing can pass on a run whose
 * software broke. The finding names the stage and the kind of error only; messages and stacks name this machine.
 */
export async function guard<T>(stage: Stage, internal: CheckReport[], work: () => Promise<T> | T): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    const kind = error instanceof Error ? error.name : typeof error;
    internal.push({ id: 'archive.structure', examined: 0, unit: 'entries', findings: [{ code: 'internal.error', at: {}, values: { stage, kind } }] });
    return null;
  }
}
