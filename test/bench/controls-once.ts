import { readFileSync } from 'node:fs';
import { createContext, runControls, type ControlInput } from '../../src/core/controls/index.ts';
import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import { readTrust } from '../../src/engine/verify/trust.ts';
import { endOfDay, verifyFile } from '../../src/engine/verify/index.ts';
import { peakMb } from './peak.ts';

const AGAIN = 3;

/**
 * Verifies once, then runs every control test again over what the verification ran them on, everything they look up made
 * anew. `seconds` is the verification without its control tests; `controls` the median of the repetitions.
 */
export async function controls([path = '', trustPath = '']: readonly string[]): Promise<void> {
  const reading = readTrust(readFileSync(trustPath));
  if (!reading.ok) throw new Error(reading.problem);
  let tested: ControlInput | null = null;
  const started = performance.now();
  const { run } = await verifyFile({
    path, artifactPath: null, trust: reading.trust, asOf: endOfDay(Date.now()), limits: DEFAULT_LIMITS, rememberedHeads: [], version: 'bench',
  }, { controls: (input) => void (tested = input) });
  const whole = (performance.now() - started) / 1000;
  const times = Array.from({ length: AGAIN }, () => again(tested)).sort((a, b) => a - b);
  const middle = times[AGAIN >> 1] ?? Number.NaN;
  const decided = run.controls.filter((each) => each.outcome === 'pass' || each.outcome === 'fail').length;
  console.log(JSON.stringify({
    seconds: whole - middle, controls: middle, tests: run.controls.length, decided, members: run.controls.reduce((sum, each) => sum + each.population, 0), events: run.counts.events, peakMb: peakMb(),
  }));
}

function again(input: ControlInput | null): number {
  if (input === null) throw new Error('no control was tested');
  const started = performance.now();
  const results = runControls(createContext({ ...input, happenings: null }), { integrityHolds: true, kept: DEFAULT_LIMITS.maxFindingsPerCode });
  if (results.length === 0) throw new Error('no control was tested');
  return (performance.now() - started) / 1000;
}
