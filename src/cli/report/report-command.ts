import { REPORT_FORMATS } from '../../contract/index.ts';
import { REPORT_WRITERS, type ReportJob, type ReportWriter } from '../../engine/report/index.ts';
import { reportModel } from '../../report/index.ts';
import { CliError } from '../cli-error.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { writeBytes, writeOutput } from '../write-output.ts';
import { choicesOf, paperOf, refuseOthers, type ReportOptions } from './options.ts';
import { readNamedControls } from './own-work.ts';
import { readSignature } from './signature.ts';
import { readSource, type ReportSource } from './source.ts';
import { writeFolder } from './write-folder.ts';
import { jobParts } from './job-parts.ts';

/**
 * `proofroom report FILE|RUN`: one run in the form that its reader takes. Its bytes depend on the run and the choices,
 * not on the clock. A report is no verdict: the exit code is 0 where it was written, and 65 where the file is no evidence.
 */
export async function reportCommand(path: string, options: ReportOptions, version: string): Promise<ExitCode> {
  const format = REPORT_FORMATS.find((each) => each === options.format);
  if (format === undefined) throw new CliError(EXIT.usage, `no such format: ${options.format}`, REPORT_FORMATS.join(', '));
  refuseOthers(options, format);
  const writer = REPORT_WRITERS[format];
  const [choices, paper] = [choicesOf(options), paperOf(options.paper)];
  if (options.out === undefined && writer.to !== 'text') throw new CliError(EXIT.usage, `--format ${options.format} needs a place to write to`, `name a ${writer.to} with --out`);
  const signature = await readSignature(options);
  const controls = await readNamedControls(options.control ?? []);
  const filtered = writer.needs === 'figures' && choices.filter.trim() !== '';
  const index = writer.needs === 'record' || filtered || controls.length > 0 ? await (await import('../record-index.ts')).openRecordIndex() : null;
  try {
    const source = await readSource(path, options, version, { needs: writer.needs, filter: choices.filter, controls, index });
    const model = reportModel({ ...inputOf(source), custody: [], review: null, choices, preparedAt: null });
    if (format === 'pack' && source.evidencePath === null) throw new CliError(EXIT.usage, '--format pack holds the evidence, which a run does not', 'name the evidence with --evidence');
    await write(writer, { ...jobParts(source, index, options.trust ?? null), model, paper, signature, signal: NEVER, onProgress: () => undefined }, options.out);
    if (writer.needs === 'figures' && source.evidencePath === null) process.stderr.write('hint: the figures of time, systems and autonomy need the evidence, which --evidence names\n');
    return notEvidence(source, path);
  } finally {
    await index?.drop();
  }
}

const NEVER = new AbortController().signal;

const inputOf = ({ run, evidenceName, timeline, graph, measured, own }: ReportSource) => ({ run, evidenceName, timeline, graph, measured, own });

async function write(writer: ReportWriter, job: ReportJob, out: string | undefined): Promise<void> {
  if (writer.to === 'text') {
    const bare = writer.text(job);
    const text = bare.endsWith('\n') ? bare : `${bare}\n`;
    if (out === undefined) process.stdout.write(text);
    else await writeBytes(out, true, text);
  } else if (out !== undefined) {
    await (writer.to === 'folder' ? writeFolder(out, (place) => writer.write(job, place)) : writeOutput(out, true, (place) => writer.write(job, place)));
  }
  if (out !== undefined) process.stdout.write(`${out}\n`);
}

/** A report was written all the same: it says that there was nothing to verify, and a script must not miss it. */
function notEvidence({ run: { subject } }: ReportSource, path: string): ExitCode {
  if (subject.kind !== 'unreadable') return EXIT.holds;
  process.stderr.write(`error: ${path} cannot be read as evidence, and the report says so\n`);
  return EXIT.unreadable;
}
