import type { Run } from '../../core/run.ts';
import { canonicalJson, type Assessment } from '../../engine/controls/index.ts';
import { controlText } from '../../text/index.ts';

/** The same as JCS on one line (docs/formats/control.md). */
export function controlsJson(run: Run, { results, told, frameworks, integrity, waiversDigest }: Assessment): string {
  return `${canonicalJson({
    format: 'proofroom.controls.v1',
    subject: { kind: run.subject.kind, digest: run.subject.digest },
    inputs: { trustPack: run.inputs.trustPack, controlPack: run.inputs.controlPack, asOf: run.inputs.asOf, waivers: waiversDigest },
    integrity,
    controls: results.map(({ result: { own, ...result }, waived, waivers, wholly }) => {
      const { title, population } = own ?? controlText(result.id);
      return { ...result, title, populationRule: population, ownPack: own === null ? null : own.digest, waived, waivers, whollyWaived: wholly };
    }),
    waivers: told,
    frameworks,
  })}\n`;
}
