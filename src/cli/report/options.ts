import { FORMAT_CHOICES, type ReportChoice, type ReportFormat } from '../../contract/index.ts';
import { DEFAULT_CHOICES, type Redactable, type Redaction, type ReportChoices, type SectionId } from '../../report/index.ts';
import { KEPT_SECTIONS, REDACTABLE, SECTION_IDS } from '../../report/choices.ts';
import type { Paper } from '../../report/pdf/index.ts';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import type { VerifyOptions } from '../verify-inputs.ts';
import type { SignatureOptions } from './signature.ts';

/** What a person may choose of a report, by the names of the options. */
export interface ChoiceOptions {
  readonly language?: string;
  readonly paper?: string;
  readonly leaveOut?: readonly string[];
  readonly filter?: string;
  readonly preparer?: string;
  readonly reviewer?: string;
  readonly redact?: readonly string[];
  readonly redactedBy?: string;
  readonly redactionReason?: string;
}

export interface ReportOptions extends VerifyOptions, ChoiceOptions, SignatureOptions {
  readonly format: string;
  readonly out?: string;
  readonly evidence?: string;
  readonly control?: readonly string[];
}

/** An option that a format has no use for is refused: whoever gave it believes that it did something. */
export function refuseOthers(options: ChoiceOptions & SignatureOptions & Pick<ReportOptions, 'control'>, format: ReportFormat): void {
  const given: readonly (readonly [ReportChoice, string, unknown])[] = [
    ['language', '--language', options.language], ['paper', '--paper', options.paper], ['sections', '--leave-out', options.leaveOut], ['filter', '--filter', options.filter],
    ['people', '--preparer', options.preparer], ['people', '--reviewer', options.reviewer], ['redactions', '--redact', options.redact], ['own-controls', '--control', options.control],
    ['signature', '--key', options.key], ['time-stamp', '--timestamp-request', options.timestampRequest],
  ];
  const [first] = given.filter(([choice, , value]) => value !== undefined && !FORMAT_CHOICES[format].includes(choice));
  if (first !== undefined) throw new CliError(EXIT.usage, `${first[1]} does not go with --format ${format}`, 'docs/formats/report.md says which choices each format has');
}

export function choicesOf(options: ChoiceOptions): ReportChoices {
  return {
    language: languageOf(options.language),
    leftOut: (options.leaveOut ?? []).map(sectionOf),
    filter: options.filter ?? '',
    preparer: nameOf(options.preparer, '--preparer'),
    reviewer: nameOf(options.reviewer, '--reviewer'),
    redactions: redactionsOf(options),
  };
}

export function paperOf(text: string | undefined): Paper {
  if (text === undefined || text === 'A4') return 'A4';
  if (text !== 'Letter') throw new CliError(EXIT.usage, `no such paper: ${text}`, 'A4 or Letter');
  return text;
}

function languageOf(text: string | undefined): ReportChoices['language'] {
  if (text === undefined) return DEFAULT_CHOICES.language;
  if (text !== 'en' && text !== 'ja') throw new CliError(EXIT.usage, `no such language: ${text}`, 'en or ja');
  return text;
}

function sectionOf(text: string): SectionId {
  const found = SECTION_IDS.find((id) => id === text);
  if (found === undefined) throw new CliError(EXIT.usage, `no such section: ${text}`, SECTION_IDS.filter((id) => !KEPT_SECTIONS.has(id)).join(', '));
  if (KEPT_SECTIONS.has(found)) throw new CliError(EXIT.usage, `the section ${text} cannot be left out`, 'a verdict without what it rests on misleads');
  return found;
}

/** A name is one line that shows something. */
function nameOf(text: string | undefined, option: string): string | null {
  if (text === undefined) return null;
  if (text.trim() === '' || text.length > 200) throw new CliError(EXIT.usage, `${option} is no name: it is empty or longer than 200 characters`);
  return text.trim();
}

function redactionsOf({ redact, redactedBy, redactionReason }: ChoiceOptions): readonly Redaction[] {
  if (redact === undefined) {
    if (redactedBy === undefined && redactionReason === undefined) return [];
    throw new CliError(EXIT.usage, '--redacted-by and --redaction-reason say who withheld what --redact names, and why', REDACTABLE.join(', '));
  }
  const by = nameOf(redactedBy, '--redacted-by');
  const reason = redactionReason?.trim() ?? '';
  if (by === null || reason === '') throw new CliError(EXIT.usage, '--redact needs --redacted-by and --redaction-reason', 'the report says who withheld what, and why');
  return [...new Set(redact.map(redactableOf))].map((what) => ({ what, by, reason }));
}

function redactableOf(text: string): Redactable {
  const found = REDACTABLE.find((each) => each === text);
  if (found === undefined) throw new CliError(EXIT.usage, `nothing to withhold is called ${text}`, REDACTABLE.join(', '));
  return found;
}
