import { execFile } from 'node:child_process';

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
