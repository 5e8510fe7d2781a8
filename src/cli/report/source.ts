import { basename } from 'node:path';
import type { Run } from '../../core/run.ts';
import { measureRecord, type Measured } from '../../engine/metrics.ts';
import type { VerifyFileHooks } from '../../engine/verify/index.ts';
import type { ReportInput } from '../../report/index.ts';
import { CliError } from '../cli-error.ts';
import { figureCollector } from '../collect-figure.ts';
import { EXIT } from '../exit-codes.ts';
import { terminalOf } from '../terminal.ts';
import { readSettings, verifyPath, type Settings } from '../verify-inputs.ts';
import { readRunFile, refuseOther, settingsLike, type GivenRunFile } from './given-run.ts';
import type { ReportOptions } from './options.ts';
import type { RecordIndex } from './record-index.ts';

/** What a format is made of: the run alone, its figures too, or the record itself. */
export type Needs = 'run' | 'figures' | 'record';

/** What a report is made of, and whether the evidence was at hand. */
export interface ReportSource extends Pick<ReportInput, 'evidenceName' | 'timeline' | 'graph' | 'measured'> {
  readonly run: Run;
  /** Of the run, as they name it. */
  readonly bytes: Uint8Array;
  readonly runId: string;
  /** Null where a run was given without its evidence. */
  readonly evidencePath: string | null;
}

/** FILE is evidence, verified now, or a run that was printed before; then `--evidence` names what is verified again. */
export async function readSource(path: string, options: ReportOptions, version: string, needs: Needs, index: RecordIndex | null): Promise<ReportSource> {
  const given = await readRunFile(path);
  if (given !== null) return fromRun(given, path, options, version, needs, index);
  if (options.evidence !== undefined) throw new CliError(EXIT.usage, `--evidence goes with a run, and ${path} is none`, 'a run is what proofroom verify --format json prints');
  return verifySource(path, await readSettings(options, version, Date.now()), needs, index);
}

async function fromRun(given: GivenRunFile, path: string, options: ReportOptions, version: string, needs: Needs, index: RecordIndex | null): Promise<ReportSource> {
  if (options.asOf !== undefined) throw new CliError(EXIT.usage, `--as-of does not go with a run: ${path} says from when it was judged`, null);
  if (options.evidence === undefined) {
    const unused = (['trust', 'artifact', 'previous'] as const).find((name) => options[name] !== undefined);
    if (unused !== undefined) throw new CliError(EXIT.usage, `--${unused} does not go with a run alone`, 'name the evidence with --evidence, and it is verified again');
    if (needs === 'record') throw new CliError(EXIT.usage, `--format ${options.format} holds the record, which a run does not`, 'name the evidence with --evidence');
    return { run: given.run, bytes: given.bytes, runId: given.runId, evidenceName: '', evidencePath: null, timeline: null, graph: null, measured: null };
  }
  return verifySource(options.evidence, settingsLike(given.run, await readSettings(options, version, Date.now())), needs, index, given);
}

async function verifySource(path: string, settings: Settings, needs: Needs, index: RecordIndex | null, given: GivenRunFile | null = null): Promise<ReportSource> {
  const figure = needs === 'figures' ? figureCollector() : null;
  const measured: Measured[] = [];
  const measure: VerifyFileHooks = needs === 'run' ? {} : { controls: (context) => void measured.push(measureRecord(context)) };
  const events: VerifyFileHooks = figure === null ? {} : {
    event(row) {
      figure.event(row);
      index?.hooks.event?.(row);
    },
  };
  const verified = await verifyPath(path, settings, terminalOf(process.stderr, process.env), { ...index?.hooks, ...measure, ...events });
  if (given !== null) refuseOther(given, verified, path);
  const { run, bytes, runId } = verified;
  if (index !== null && !(await index.finish(verified, measured[0] ?? null)) && needs === 'record') throw new CliError(EXIT.unreadable, `${path} has no record`, 'only a bundle or an audit export that can be read has one');
  return { run, bytes, runId, evidenceName: basename(path), evidencePath: path, timeline: figure?.figure(verified) ?? null, graph: null, measured: measured[0] ?? null };
}
