import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { readTrust, type Trust } from '../../src/engine/verify/trust.ts';
import { outcomes, verifyPath } from './verify-path.ts';

export const AUDITOR_SCRIPT = 'resources/auditor/verify.mjs';
export const JUDGED_AS_OF = '2026-11-20T00:00:00.000Z';

export interface ScriptAnswer {
  readonly code: number;
  readonly text: string;
  /** By axis, as the script names them. */
  readonly outcomes: Readonly<Record<string, string>>;
}

/** Runs the stand-alone verifier as an auditor does: a process of its own, with nothing of ours in it. */
export function runAuditorScript(script: string, args: readonly string[] = []): Promise<ScriptAnswer> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { env: {}, maxBuffer: 2 ** 24 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      const outcomes = Object.fromEntries([...stdout.matchAll(/^([a-z ]+): (pass|fail|indeterminate|not-checked)\b/gmu)].map(([, axis = '', outcome = '']) => [axis, outcome]));
      resolve({ code, text: stdout + stderr, outcomes });
    });
  });
}

const COMPARED = ['integrity', 'authenticity', 'time', 'completeness'] as const;
type Outcomes = Readonly<Record<(typeof COMPARED)[number], string | undefined>>;

const compared = (found: Readonly<Record<string, string>>): Outcomes => ({ integrity: found['integrity'], authenticity: found['authenticity'], time: found['time'], completeness: found['completeness'] });

/** What Proofroom and the script make of the same bytes. */
export async function bothAnswers(path: string, trustPath: string, trust: Trust): Promise<{ readonly ours: Outcomes; readonly theirs: Outcomes; readonly answer: ScriptAnswer }> {
  const verified = await verifyPath(path, { trust, asOf: JUDGED_AS_OF }, { openProver: () => null });
  const run = `${path}.run.json`;
  writeFileSync(run, verified.bytes);
  const answer = await runAuditorScript(AUDITOR_SCRIPT, ['--evidence', path, '--trust', trustPath, '--run', run]);
  return { ours: compared(outcomes(verified)), theirs: compared(answer.outcomes), answer };
}

export function trustAt(path: string): Trust {
  const read = readTrust(readFileSync(path));
  if (!read.ok) throw new Error(read.problem);
  return read.trust;
}
