import { reportModel } from '../../report/index.ts';
import { CliError } from '../cli-error.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { writeBytes, writeOutput } from '../write-output.ts';
import { choicesOf, paperOf, refuseOthers, type ReportOptions } from './options.ts';
import { readSignature } from './signature.ts';
import { readSource, type ReportSource } from './source.ts';
import { writeFolder } from './write-folder.ts';
import { WRITERS, type ReportJob, type Writer } from './writers.ts';

/**
 * `proofroom report FILE|RUN`: one run in the form that its reader takes. Its bytes depend on the run and the choices,
 * not on the clock. A report is no verdict: the exit code is 0 where it was written, and 65 where the file is no evidence.
 */
export async function reportCommand(path: string, options: ReportOptions, version: string): Promise<ExitCode> {
  const writer = WRITERS.get(options.format);
  if (writer === undefined) throw new CliError(EXIT.usage, `no such format: ${options.format}`, [...WRITERS.keys()].join(', '));
  refuseOthers(options, options.format, writer.takes);
  const [choices, paper] = [choicesOf(options), paperOf(options.paper)];
  if (options.out === undefined && writer.to !== 'text') throw new CliError(EXIT.usage, `--format ${options.format} needs a place to write to`, `name a ${writer.to} with --out`);
  const signature = await readSignature(options);
  const filtered = writer.needs === 'figures' && choices.filter.trim() !== '';
  const index = writer.needs === 'record' || filtered ? await (await import('./record-index.ts')).openRecordIndex() : null;
  try {
    const source = await readSource(path, options, version, { needs: writer.needs, filter: choices.filter, index });
    const model = reportModel({ ...inputOf(source), custody: [], review: null, own: null, choices, preparedAt: null });
    await write(writer, { source, model, paper, index, signature, trustPath: options.trust ?? null }, options.out);
    if (writer.needs === 'figures' && source.evidencePath === null) process.stderr.write('hint: the figures of time, systems and autonomy need the evidence, which --evidence names\n');
    return notEvidence(source, path);
  } finally {
    await index?.drop();
  }
}

const inputOf = ({ run, evidenceName, timeline, graph, measured }: ReportSource) => ({ run, evidenceName, timeline, graph, measured });

async function write(writer: Writer, job: ReportJob, out: string | undefined): Promise<void> {
  if (writer.to === 'text') {
    const text = writer.text(job);
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
