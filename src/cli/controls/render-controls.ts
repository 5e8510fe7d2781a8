import type { Fact } from '../../core/controls/index.ts';
import type { Waiver } from '../../core/controls/waivers.ts';
import type { WaivedResult } from '../../core/controls/waive.ts';
import type { Pointer, Severity } from '../../core/findings/index.ts';
import type { Run } from '../../core/run.ts';
import type { Assessed, Assessment } from '../../engine/controls/index.ts';
import { terminalControls as words } from '../../text/en/terminal/controls.ts';
import { controlText, displayName, factText, formatInstant, formatNumber, groupDigest, mappingText, outcomeWord, severities } from '../../text/index.ts';
import { bold, faint, plain, sign, wrap, type Terminal } from '../terminal.ts';
import { frameworkLines } from './render-frameworks.ts';
import { waiverLines } from './render-waivers.ts';

/** Exceptions printed whole for one control test; the rest are counted. The JSON form has all that the run keeps. */
const SHOWN = 5;
const LABEL = 12;
/** As many characters as a user’s population rule may have. */
const MAX_WORDS = 4_000;
const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const satisfies readonly Severity[];

/** The control tests of a run for people, gravest first, advisory ones apart, then waivers and frameworks. Ends with a line feed. */
export function renderControls(run: Run, name: string, assessment: Assessment, whole: boolean, terminal: Terminal): string {
  const { results } = assessment;
  const groups = [
    ...SEVERITIES.map((severity) => group(severities[severity], results.filter(({ result }) => !result.advisory && result.severity === severity), terminal)),
    group(words.advisory, results.filter(({ result }) => result.advisory), terminal),
  ];
  const tested = run.controls.length > 0;
  const sections = [
    heading(run, name, assessment, terminal),
    ...(results.length > 0 ? groups : [[tested ? words.noneSelected : words.none]]),
    waiverLines(assessment.told, terminal),
    tested ? frameworkLines(assessment.frameworks, whole, terminal) : [],
  ];
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.map((line) => plain(terminal, line).trimEnd()).join('\n')).join('\n\n')}\n`;
}

function heading({ subject, inputs, controls }: Run, name: string, { integrity }: Assessment, terminal: Terminal): string[] {
  const trust = inputs.trustPack === null ? 'no trust pack' : `trust pack ${displayName(inputs.trustPack.name)} of ${inputs.trustPack.issuedAt.slice(0, 10)}`;
  return [
    bold(terminal, displayName(name)),
    faint(terminal, `sha256 ${groupDigest(subject.digest)}`),
    ...wrap(`as of ${formatInstant(inputs.asOf)} · ${trust}`, terminal.columns).map((line) => faint(terminal, line)),
    faint(terminal, words.pack(inputs.controlPack.id, inputs.controlPack.version)),
    faint(terminal, `sha256 ${groupDigest(inputs.controlPack.digest)}`),
    ...(controls.length === 0 ? [] : ['', ...wrap(words.integrity[integrity], terminal.columns)]),
  ];
}

function group(title: string, results: readonly WaivedResult<Assessed>[], terminal: Terminal): string[] {
  return results.length === 0 ? [] : [bold(terminal, `${title} (${formatNumber(results.length)})`), ...results.flatMap((each, at) => [...(at === 0 ? [] : ['']), ...one(each, terminal)])];
}

function one({ result, waived, waivers }: WaivedResult<Assessed>, terminal: Terminal): string[] {
  const { id, own, outcome, population, populationDigest, exceptionCount, undecidedCount, exceptions, undecided, unreliable, mappings } = result;
  const sentence = own === null ? controlText(id) : { title: displayName(own.title), population: displayName(own.population, MAX_WORDS) };
  const label = (name: string, text: string): string[] => wrap(text, terminal.columns - LABEL - 3).map((line, at) => `  ${faint(terminal, (at === 0 ? name : '').padEnd(LABEL))} ${line}`);
  return [
    ...wrap(`${displayName(id)}  ${outcomeWord(outcome)}: ${sentence.title}`, terminal.columns - 4).map((line, at) => (at === 0 ? `${sign(terminal, outcome)} ${bold(terminal, line)}` : `  ${line}`)),
    ...(own === null ? [] : label('pack', `${words.ownPack}, sha256 ${own.digest}`)),
    ...label(words.population, sentence.population),
    ...label('N', words.members(population, populationDigest)),
    ...(unreliable ? label('unreliable', words.unreliable) : []),
    ...facts('exceptions', words.exceptions(exceptionCount, population, waived), { control: id, facts: exceptions, count: exceptionCount, waivers }, label),
    ...facts('undecided', words.undecided(undecidedCount, population), { control: id, facts: undecided, count: undecidedCount, waivers: [] }, label),
    ...(mappings.length === 0 ? [] : label('relevant', `${words.relevant} ${mappings.map(mappingText).join(', ')}`)),
  ];
}

interface Listed {
  readonly control: string;
  readonly facts: readonly Fact[];
  readonly count: number;
  readonly waivers: readonly (Waiver | null)[];
}
type Label = (name: string, text: string) => string[];

function facts(name: string, summary: string, { control, facts: all, count, waivers }: Listed, label: Label): string[] {
  if (count === 0) return [];
  const shown = all.slice(0, SHOWN);
  return [
    ...label(name, summary),
    ...shown.flatMap((fact, at) => {
      const waiver = waivers[at] ?? null;
      return [
        ...label('', `- ${displayName(fact.subject)}: ${factText(control, fact)}`),
        ...(place(fact.at) === '' ? [] : label('', `at ${place(fact.at)}`)),
        ...(waiver === null ? [] : label('', words.waived(displayName(waiver.who), formatInstant(waiver.until), displayName(waiver.why)))),
      ];
    }),
    ...(count > shown.length ? label('', words.more(count - shown.length, name)) : []),
  ];
}

/** File, bytes and JSON pointer: enough to find the place with any other tool. */
function place(at: Pointer): string {
  const bytes = at.offset === undefined ? null : `byte ${formatNumber(at.offset)}${at.length === undefined ? '' : ` +${formatNumber(at.length)}`}`;
  return [at.file === undefined ? null : displayName(at.file), bytes, at.pointer ? displayName(at.pointer) : null].filter((part) => part !== null).join(', ');
}
