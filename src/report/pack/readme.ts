import { auditorPackText, inLanguage, reportText } from '../../text/index.ts';
import { foldText } from './fold-text.ts';
import type { ReportModel } from '../model.ts';
import { repeatCommands } from '../sections/repeat.ts';
import { hidesRecord, type PackName } from './pack-files.ts';

export interface ReadmeFacts {
  /** In the order in which they stand in the pack. */
  readonly names: readonly PackName[];
  readonly runDigest: string;
}

/** README.txt, in the language of the report: what is in the pack, and how to check it with tools that have nothing to do with Proofroom. */
export const packReadme = (model: ReportModel, facts: ReadmeFacts): string => inLanguage(model.language, () => spoken(model, facts));

function spoken(model: ReportModel, { names, runDigest }: ReadmeFacts): string {
  const text = auditorPackText;
  const { run, choices } = model.shown;
  const withheld = hidesRecord(model);
  const lines = [
    ...heading(text.title, '='),
    ...paragraph((withheld ? text.introRedacted : text.intro)(model.software)), ...paragraph(text.aboutEvidence(run.subject.digest)), ...paragraph(text.aboutRun(runDigest)), ...paragraph(model.headline),
    ...heading(text.contents, '-'),
    ...names.map((name) => `  ${name.padEnd(18)} ${text.files[name]}`), '',
    ...(choices.redactions.length === 0 ? [] : [
      ...heading(text.redactedTitle, '-'),
      ...(withheld ? paragraph(text.redacted) : []),
      ...choices.redactions.flatMap(({ what, by, reason }) => paragraph(text.decided(reportText.scope.redactable[what], by, reason))),
    ]),
    ...heading(text.first, '-'),
    ...code(['sha256sum -c SHA256SUMS']),
    ...(withheld ? [] : [...paragraph(names.includes('trust-pack.json') ? text.trust : text.noTrust), ...checks(model, names)]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function checks({ shown: { run } }: ReportModel, names: readonly PackName[]): readonly string[] {
  const text = auditorPackText;
  const evidence = names.find((name) => name.startsWith('evidence.'));
  if (evidence === undefined) return [];
  const commands = repeatCommands(run, evidence);
  const byHand = [...heading(text.byHand, '-'), ...paragraph(text.hand), ...code(commands)];
  if (evidence !== 'evidence.zip') return byHand;
  const stamps = run.files.filter(({ name, status }) => status === 'seal' && /^seal\/timestamps\/[0-9a-f]{64}\.tst$/u.test(name));
  return [
    ...heading(text.byScript, '-'), ...code(['node verify.mjs']), ...paragraph(text.script),
    ...byHand,
    ...(stamps.length === 0 ? [] : [
      ...heading(text.stamps, '-'), ...paragraph(text.stamp),
      ...code(stamps.map(({ name }) => `openssl ts -verify -token_in -in evidence/${name} \\\n      -data evidence/manifest.dsse.json -CAfile authority.pem`)),
    ]),
  ];
}

const heading = (words: string, line: string): readonly string[] => [words, line.repeat(words.length), ''];
const paragraph = (words: string): readonly string[] => [...foldText(words, 96), ''];
const code = (lines: readonly string[]): readonly string[] => [...lines.map((line) => `    ${line}`), ''];
