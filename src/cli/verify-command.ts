import type { Axis } from '../core/findings/index.ts';
import { CliError, renderError } from './cli-error.ts';
import { EXIT, exitCodeOf, worst, type ExitCode } from './exit-codes.ts';
import { renderRun } from './render-run.ts';
import { terminalOf } from './terminal.ts';
import { readSettings, verifyPath, type VerifyOptions } from './verify-inputs.ts';

export interface VerifyCommandOptions extends VerifyOptions {
  readonly require: string;
  readonly format: string;
}

const AXES: readonly Axis[] = ['integrity', 'authenticity', 'time', 'completeness', 'policy', 'controls'];

/** `proofroom verify FILE...`: one run a file; the exit code is that of the worst. */
export async function verifyCommand(files: readonly string[], options: VerifyCommandOptions, version: string): Promise<ExitCode> {
  const required = requiredAxes(options.require);
  if (options.format !== 'text' && options.format !== 'json') throw new CliError(EXIT.usage, `no such format: ${options.format}`, 'text or json');
  const settings = await readSettings(options, version, Date.now());
  const codes: ExitCode[] = [];
  for (const [index, path] of files.entries()) {
    try {
      const { run, bytes } = await verifyPath(path, settings, terminalOf(process.stderr, process.env));
      if (options.format === 'json') process.stdout.write(`${Buffer.from(bytes).toString('utf8')}\n`);
      else process.stdout.write(`${index > 0 ? '\n' : ''}${renderRun(run, path, terminalOf(process.stdout, process.env))}`);
      if (settings.artifactPath !== null && run.subject.kind !== 'sigstore-bundle') process.stderr.write(`hint: --artifact was not used, ${path} is no Sigstore bundle\n`);
      codes.push(exitCodeOf(run, required));
    } catch (error) {
      // One file that cannot be read must not hide what the others show.
      if (!(error instanceof CliError)) throw error;
      process.stderr.write(renderError(error));
      codes.push(error.exitCode);
    }
  }
  return worst(codes);
}

function requiredAxes(text: string): readonly Axis[] {
  const names = text.split(',').map((name) => name.trim()).filter((name) => name !== '');
  const unknown = names.find((name) => !AXES.some((axis) => axis === name));
  if (unknown !== undefined || names.length === 0) throw new CliError(EXIT.usage, `no such axis: ${unknown ?? text}`, `the axes are ${AXES.join(', ')}`);
  return AXES.filter((axis) => names.includes(axis));
}
