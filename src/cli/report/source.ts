import { basename } from 'node:path';
import type { Run } from '../../core/run.ts';
import { measureRecord, type Measured } from '../../engine/metrics.ts';
import type { ReportNeeds } from '../../engine/report/index.ts';
import type { ReportInput } from '../../report/index.ts';
import { CliError } from '../cli-error.ts';
import { figureCollector } from '../collect-figure.ts';
import { graphCollector } from '../collect-graph.ts';
import { EXIT } from '../exit-codes.ts';
import { terminalOf } from '../terminal.ts';
import { readSettings, verifyPath, type Settings } from '../verify-inputs.ts';
import { filteredParts } from './filtered-parts.ts';
import { readRunFile, refuseOther, settingsLike, type GivenRunFile } from './given-run.ts';
import type { ReportOptions } from './options.ts';
import { ownWork, type NamedControl } from './own-work.ts';
import type { RecordIndex } from '../record-index.ts';

/** What a report is made of, and whether the evidence was at hand. */
export interface ReportSource extends Pick<ReportInput, 'evidenceName' | 'timeline' | 'graph' | 'measured' | 'own'> {
  readonly run: Run;
  /** Of the run, as they name it. */
  readonly bytes: Uint8Array;
  readonly runId: string;
  /** Null where a run was given without its evidence. */
  readonly evidencePath: string | null;
}

export interface Wanted {
  readonly needs: ReportNeeds;
  /** In force on the figures; '' for none. */
  readonly filter: string;
  /** Of the user's own, to be run over the record. */
  readonly controls: readonly NamedControl[];
  /** There where the record has to be asked: for its tables, for figures under a filter, and for controls. */
  readonly index: RecordIndex | null;
}

/** FILE is evidence, verified now, or a run that was printed before; then `--evidence` names what is verified again. */
export async function readSource(path: string, options: ReportOptions, version: string, wanted: Wanted): Promise<ReportSource> {
  const given = await readRunFile(path);
  if (given !== null) return fromRun(given, path, options, version, wanted);
  if (options.evidence !== undefined) throw new CliError(EXIT.usage, `--evidence goes with a run, and ${path} is none`, 'a run is what proofroom verify --format json prints');
  return verifySource(path, await readSettings(options, version, Date.now()), wanted);
}

async function fromRun(given: GivenRunFile, path: string, options: ReportOptions, version: string, wanted: Wanted): Promise<ReportSource> {
  if (options.asOf !== undefined) throw new CliError(EXIT.usage, `--as-of does not go with a run: ${path} says from when it was judged`, null);
  if (options.evidence === undefined) {
    const unused = (['trust', 'artifact', 'previous'] as const).find((name) => options[name] !== undefined);
    if (unused !== undefined) throw new CliError(EXIT.usage, `--${unused} does not go with a run alone`, 'name the evidence with --evidence, and it is verified again');
    if (wanted.needs === 'record') throw new CliError(EXIT.usage, `--format ${options.format} holds the record, which a run does not`, 'name the evidence with --evidence');
    if (wanted.controls.length > 0) throw new CliError(EXIT.usage, '--control asks the record, which a run does not hold', 'name the evidence with --evidence');
    return { run: given.run, bytes: given.bytes, runId: given.runId, evidenceName: '', evidencePath: null, timeline: null, graph: null, measured: null, own: null };
  }
  return verifySource(options.evidence, settingsLike(given.run, await readSettings(options, version, Date.now())), wanted, given);
}

async function verifySource(path: string, settings: Settings, { needs, filter, controls, index }: Wanted, given: GivenRunFile | null = null): Promise<ReportSource> {
  const figures = needs === 'figures' ? { timeline: figureCollector(), graph: graphCollector() } : null;
  const measured: Measured[] = [];
  const verified = await verifyPath(path, settings, terminalOf(process.stderr, process.env), {
    ...index?.hooks,
    ...(needs === 'run' ? {} : { controls: (context) => void measured.push(measureRecord(context)) }),
    ...(figures === null ? {} : {
      event(row) {
        figures.timeline.event(row);
        figures.graph.event(row);
        index?.hooks.event?.(row);
      },
      action(action) {
        figures.graph.action(action);
        index?.hooks.action?.(action);
      },
    }),
  });
  if (given !== null) refuseOther(given, verified, path);
  const { run, bytes, runId } = verified;
  const indexed = (await index?.finish(verified, measured[0] ?? null)) ?? false;
  if ((needs === 'record' || controls.length > 0) && !indexed) throw new CliError(EXIT.unreadable, `${path} has no record`, 'only a bundle or an audit export that can be read has one');
  const parts = indexed && index !== null && figures !== null && filter.trim() !== '' ? await filteredParts(index, filter, figures.timeline.span()) : null;
  return {
    own: controls.length === 0 || index === null ? null : await ownWork(controls, index, run),
    run, bytes, runId, evidenceName: basename(path), evidencePath: path, measured: measured[0] ?? null,
    timeline: figures?.timeline.figure(verified, parts?.counts) ?? null,
    graph: parts === null ? figures?.graph.figure(verified) ?? null : parts.graph,
  };
}
