import { UnreadableError } from '../engine/errors.ts';
import { inspectFile, type Inspection } from '../engine/inspect/index.ts';
import { DEFAULT_VERIFY_LIMITS } from '../engine/verify/index.ts';
import { inspectionBytes } from '../engine/inspect/inspection-bytes.ts';
import { displayName, formatBytes, formatInstant, groupDigest, problemClause } from '../text/index.ts';
import { CliError, renderError } from './cli-error.ts';
import { EXIT, worst, type ExitCode } from './exit-codes.ts';
import { bold, faint, plain, terminalOf, type Terminal } from './terminal.ts';

/** `proofroom inspect FILE...`: what each file says of itself. Exit code 65 where one was not understood. */
export async function inspectCommand(files: readonly string[], options: { readonly format: string }): Promise<ExitCode> {
  if (options.format !== 'text' && options.format !== 'json') throw new CliError(EXIT.usage, `no such format: ${options.format}`, 'text or json');
  const terminal = terminalOf(process.stdout, process.env);
  const codes: ExitCode[] = [];
  for (const [index, path] of files.entries()) {
    try {
      const inspection = await inspectFile(path, DEFAULT_VERIFY_LIMITS);
      process.stdout.write(options.format === 'json' ? `${inspectionBytes(inspection)}\n` : `${index > 0 ? '\n' : ''}${render(inspection, path, terminal)}`);
      if (inspection.unread !== null) throw new CliError(EXIT.unreadable, `${path} was not understood: ${inspection.unread}`);
      codes.push(EXIT.holds);
    } catch (error) {
      const known = error instanceof UnreadableError ? new CliError(EXIT.unreadable, `${path} cannot be read: ${problemClause(error.because)}`) : error;
      // One file that cannot be read must not hide what the others show.
      if (!(known instanceof CliError)) throw known;
      process.stderr.write(renderError(known));
      codes.push(known.exitCode);
    }
  }
  return worst(codes);
}

function render(inspection: Inspection, name: string, terminal: Terminal): string {
  const lines = [
    bold(terminal, displayName(name)),
    `${inspection.kind} · ${formatBytes(inspection.size)} · nothing was verified`,
    faint(terminal, `sha256 ${groupDigest(inspection.sha256)}`),
    ...inspection.sections.flatMap(({ title, facts }) => ['', bold(terminal, displayName(title)), ...facts.map(([label, value]) => row(label, value))]),
  ];
  return `${lines.map((line) => plain(terminal, line).trimEnd()).join('\n')}\n`;
}

function row(label: string, value: string): string {
  const isDigest = /^[0-9a-f]{64}$/;
  const said = isDigest.test(value) ? groupDigest(value) : formatInstant(value);
  return isDigest.test(label) ? `  ${groupDigest(label)}\n    ${said}` : `  ${displayName(label).padEnd(18)} ${said}`;
}
