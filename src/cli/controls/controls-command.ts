import type { Severity } from '../../core/findings/index.ts';
import type { UserControlAnswer } from '../../contract/user-control.ts';
import { assess, FRAMEWORKS, readWaivers, type Assessed, type Selection, type Waivers } from '../../engine/controls/index.ts';
import { misfitClause, problemClause } from '../../text/index.ts';
import { CliError } from '../cli-error.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { readNamed } from '../signing-keys.ts';
import { terminalOf } from '../terminal.ts';
import { readSettings, verifyPath, type VerifyOptions } from '../verify-inputs.ts';
import { controlsJson } from './controls-json.ts';
import { controlsExitCode } from './exit-code.ts';
import { readControlFiles, refuseUnanswered, verifyWithControls } from './own-controls.ts';
import { diffPacks, listPack } from './packs.ts';
import { renderControls } from './render-controls.ts';

export interface ControlsOptions extends Pick<VerifyOptions, 'trust' | 'asOf'> {
  readonly framework?: string;
  readonly severity?: string;
  readonly waivers?: string;
  readonly control?: readonly string[];
  readonly format: string;
  readonly list?: boolean;
  readonly pack?: string;
  readonly diff?: readonly string[];
}

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/** `proofroom controls FILE`, or `--list` and `--diff` of packs. */
export async function controlsCommand(file: string | undefined, options: ControlsOptions, version: string): Promise<ExitCode> {
  const format = options.format;
  if (format !== 'text' && format !== 'json') throw new CliError(EXIT.usage, `no such format: ${format}`, 'text or json');
  if (options.diff !== undefined) return diffPacks(options.diff, format);
  if (options.list === true) return listPack(options.pack, format);
  if (file === undefined) throw new CliError(EXIT.usage, 'no file of evidence is named', 'proofroom controls FILE, or --list, or --diff A B');
  const selection = selectionOf(options);
  const waivers = options.waivers === undefined ? null : await readWaiversFile(options.waivers);
  const settings = await readSettings(options, version, Date.now());
  const controls = await readControlFiles(options.control ?? []);
  const terminal = terminalOf(process.stderr, process.env);
  const { run, answers } = controls.length === 0 ? { ...(await verifyPath(file, settings, terminal)), answers: [] } : await verifyWithControls(file, controls, settings, terminal);
  const { subject } = run;
  if (subject.kind === 'unreadable') throw new CliError(EXIT.unreadable, `${file} was not read as evidence: ${problemClause(subject.because)}`);
  refuseUnanswered(answers);
  const assessment = assess(run, answers.flatMap(assessed), waivers, selection);
  process.stdout.write(format === 'json' ? controlsJson(run, assessment) : renderControls(run, file, assessment, selection.framework !== null, terminalOf(process.stdout, process.env)));
  return controlsExitCode(assessment);
}

const assessed = (answer: UserControlAnswer): readonly Assessed[] =>
  (answer.ok ? [{ ...answer.result, own: { title: answer.title, population: answer.population, digest: answer.digest } }] : []);

function selectionOf({ framework, severity }: ControlsOptions): Selection {
  if (framework !== undefined && !FRAMEWORKS.some((each) => each.id === framework)) {
    throw new CliError(EXIT.usage, `no such framework: ${framework}`, FRAMEWORKS.map((each) => each.id).join(', '));
  }
  return { framework: framework ?? null, severities: severity === undefined ? null : severitiesOf(severity) };
}

function severitiesOf(text: string): readonly Severity[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !SEVERITIES.some((each) => each === name));
  if (unknown !== undefined) throw new CliError(EXIT.usage, `no such severity: ${unknown}`, SEVERITIES.join(', '));
  return SEVERITIES.filter((each) => names.includes(each));
}

async function readWaiversFile(path: string): Promise<Waivers> {
  const reading = readWaivers(await readNamed(path));
  if (!reading.ok) throw new CliError(EXIT.unreadable, `not a file of waivers: ${misfitClause(reading)}`, `${path} must be as docs/formats/waivers.md says`);
  return reading.value;
}
