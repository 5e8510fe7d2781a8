import { coverageOf, knownMappings, type FrameworkCoverage } from '../../core/controls/frameworks/index.ts';
import type { ControlResult } from '../../core/controls/index.ts';
import { waive, type ToldWaiver, type WaivedResult } from '../../core/controls/waive.ts';
import type { Waivers } from '../../core/controls/waivers.ts';
import type { Outcome, Severity } from '../../core/findings/index.ts';
import type { Run } from '../../core/run.ts';

/** A result, and the control of a user's own that it is of; null for a test of the built-in pack. */
export interface Assessed extends ControlResult {
  readonly own: { readonly title: string; readonly population: string; readonly digest: string } | null;
}

export interface Selection {
  readonly severities: readonly Severity[] | null;
  readonly framework: string | null;
}

export interface Assessment {
  readonly results: readonly WaivedResult<Assessed>[];
  readonly told: readonly ToldWaiver[];
  readonly frameworks: readonly FrameworkCoverage[];
  readonly integrity: Outcome;
  readonly waiversDigest: string | null;
}

/** Waivers are laid over everything that was tested; only then is chosen what is shown. */
export function assess(run: Run, own: readonly Assessed[], waivers: Waivers | null, { severities, framework }: Selection): Assessment {
  const all: readonly Assessed[] = [...run.controls.map((each) => ({ ...each, own: null })), ...own];
  const { results, told } = waive(all, waivers?.waivers ?? [], run.inputs.asOf);
  const frameworks = coverageOf(all, knownMappings(), framework !== null);
  return {
    results: results.filter(({ result }) => (severities === null || severities.includes(result.severity)) && (framework === null || result.mappings.some((each) => each.startsWith(`${framework} `)))),
    told,
    frameworks: frameworks.filter((each) => framework === null || each.id === framework),
    integrity: run.verdict.axes.find((each) => each.axis === 'integrity')?.outcome ?? 'not-checked',
    waiversDigest: waivers?.digest ?? null,
  };
}
