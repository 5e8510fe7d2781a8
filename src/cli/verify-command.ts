import type { Axis } from '../core/findings/index.ts';
import type { Run } from '../core/run.ts';
import { openSpillStore } from '../engine/files/spill-store.ts';
import { missingCase } from '../text/missing-case.ts';
import { CliError, renderError } from './cli-error.ts';
import { EXIT, exitCodeOf, worst, type ExitCode } from './exit-codes.ts';
import { renderJunit, type JunitSubject } from '../report/junit/index.ts';
import { renderRun } from './render-run.ts';
import { terminalOf } from './terminal.ts';
import { readSettings, verifyPath, type Settings, type VerifyOptions } from './verify-inputs.ts';

export interface VerifyCommandOptions extends VerifyOptions {
  readonly require: string;
  readonly format: string;
}

const AXES: readonly Axis[] = ['integrity', 'authenticity', 'time', 'completeness', 'policy', 'controls'];
const FORMATS = ['text', 'json', 'junit'] as const;
type Format = (typeof FORMATS)[number];

/** `proofroom verify FILE...`: one run a file; the exit code is that of the worst. */
export async function verifyCommand(files: readonly string[], options: VerifyCommandOptions, version: string): Promise<ExitCode> {
  const required = requiredAxes(options.require);
  const format = FORMATS.find((each) => each === options.format);
  if (format === undefined) throw new CliError(EXIT.usage, `no such format: ${options.format}`, 'text, json or junit');
  const settings = await readSettings(options, version, Date.now());
  const codes: ExitCode[] = [];
  const subjects: JunitSubject[] = [];
  for (const [index, path] of files.entries()) {
    const store = openSpillStore();
    try {
      const { run, bytes } = await verifyPath(path, settings, terminalOf(process.stderr, process.env), { store });
      process.stdout.write(printed(format, { run, bytes, path, index }));
      subjects.push({ name: path, run });
      noteUnused(settings, run, path);
      codes.push(exitCodeOf(run, required));
    } catch (error) {
      // One file that cannot be read must not hide what the others show.
      if (!(error instanceof CliError)) throw error;
      process.stderr.write(renderError(error));
      subjects.push({ name: path, run: null, because: error.message });
      codes.push(error.exitCode);
    } finally {
      store.close();
    }
  }
  // One document speaks of all files, so it is written when the last is known.
  if (format === 'junit') process.stdout.write(renderJunit(subjects, required));
  return worst(codes);
}

/** Text: runs apart by an empty line. JSON: one run a line. */
function printed(format: Format, { run, bytes, path, index }: { readonly run: Run; readonly bytes: Uint8Array; readonly path: string; readonly index: number }): string {
  switch (format) {
    case 'text': return `${index > 0 ? '\n' : ''}${renderRun(run, path, terminalOf(process.stdout, process.env))}`;
    case 'json': return `${Buffer.from(bytes).toString('utf8')}\n`;
    case 'junit': return '';
    default: return missingCase(format);
  }
}

/** What signs something apart from itself. */
const WITH_ARTIFACT: ReadonlySet<Run['subject']['kind']> = new Set<Run['subject']['kind']>(['sigstore-bundle', 'signed-document', 'sign-off']);

function noteUnused(settings: Settings, run: Run, path: string): void {
  if (settings.artifactPath !== null && !WITH_ARTIFACT.has(run.subject.kind)) process.stderr.write(`hint: --artifact was not used, ${path} signs nothing apart from itself\n`);
}

function requiredAxes(text: string): readonly Axis[] {
  const names = text.split(',').map((name) => name.trim()).filter((name) => name !== '');
  const unknown = names.find((name) => !AXES.some((axis) => axis === name));
  if (unknown !== undefined || names.length === 0) throw new CliError(EXIT.usage, `no such axis: ${unknown ?? text}`, `the axes are ${AXES.join(', ')}`);
  return AXES.filter((axis) => names.includes(axis));
}
