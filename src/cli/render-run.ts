import type { Finding } from '../core/findings/index.ts';
import type { Run } from '../core/run.ts';
import {
  axisAnswer, axisText, displayList, displayName, findingText, formatBytes, formatInstant, formatNumber, groupDigest, headline, notProvedText, outcomeWord, plural, problemClause, sourceFormats,
} from '../text/index.ts';
import { effectOf } from '../text/effects.ts';
import { missingCase } from '../text/missing-case.ts';
import { bold, faint, plain, sign, wrap, type Terminal } from './terminal.ts';

/** Findings of one code printed whole; the rest are counted. The JSON form has them all. */
const SHOWN_PER_CODE = 3;
const INDENT = '  ';

/** A run for people: the sentence, the six axes, what was not proved, the findings. Ends with a line feed. */
export function renderRun(run: Run, name: string, terminal: Terminal): string {
  const sections = [heading(run, name, terminal), axes(run, terminal), notProved(run, terminal), findings(run, terminal), signers(run, terminal)];
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.map((line) => plain(terminal, line).trimEnd()).join('\n')).join('\n\n')}\n`;
}

const FORMS = { cms: 'CMS signed data', jws: 'JSON Web Signature', timestamp: 'time-stamp', pdf: 'signed PDF' } as const;

/** What the file is, and who or what it names; as text of the evidence, shown and never believed. */
function aboutOf(subject: Run['subject']): readonly (string | null)[] {
  switch (subject.kind) {
    case 'evidence-bundle': return ['evidence bundle', subject.bundleId, subject.tenant];
    case 'sigstore-bundle': return ['Sigstore bundle', subject.identity];
    case 'signed-document': return [FORMS[subject.form], subject.signer];
    case 'audit-export': return [`${sourceFormats[subject.format]} export`, 'unsigned'];
    case 'custody-log': return ['custody log', plural(subject.entries, 'entry', 'entries')];
    case 'sign-off': return [plural(subject.signOffs, 'sign-off')];
    case 'portable-case': return ['portable case', subject.name, plural(subject.rows, 'row'), plural(subject.signOffs, 'sign-off')];
    case 'event-proof': return ['event with its proof', subject.event, subject.origin];
    case 'unreadable': return ['not read as evidence', problemClause(subject.because)];
    default: return missingCase(subject);
  }
}

function heading(run: Run, name: string, terminal: Terminal): string[] {
  const { subject, inputs } = run;
  const about = aboutOf(subject);
  const trust = inputs.trustPack === null ? 'no trust pack' : `trust pack ${displayName(inputs.trustPack.name)} of ${inputs.trustPack.issuedAt.slice(0, 10)}`;
  return [
    bold(terminal, displayName(name)),
    ...wrap([...about.filter((part) => part !== null).map((part) => displayName(part)), formatBytes(subject.size)].join(' · '), terminal.columns).map((line) => faint(terminal, line)),
    faint(terminal, `sha256 ${groupDigest(subject.digest)}`),
    ...wrap(`as of ${formatInstant(inputs.asOf)} · ${trust}`, terminal.columns).map((line) => faint(terminal, line)),
    '',
    ...wrap(headline(run), terminal.columns),
  ];
}

function axes(run: Run, terminal: Terminal): string[] {
  const lead = 30;
  return run.verdict.axes.flatMap((verdict) => {
    const mark = sign(terminal, verdict.outcome);
    const word = `${outcomeWord(verdict.outcome).padEnd(14)} ${axisText(verdict.axis).name.padEnd(13)}`;
    const pad = terminal.unicode ? 1 : 3;
    const [first = '', ...rest] = wrap(axisAnswer(verdict, run), terminal.columns - lead - pad);
    return [`${mark} ${word} ${first}`, ...rest.map((line) => `${' '.repeat(lead + pad)}${line}`)];
  });
}

function notProved(run: Run, terminal: Terminal): string[] {
  if (run.notProved.length === 0) return [];
  return [bold(terminal, 'Not proved'), ...run.notProved.flatMap((each) => hanging('- ', notProvedText(each), terminal))];
}

function findings(run: Run, terminal: Terminal): string[] {
  const order = ['fail', 'indeterminate', 'note'] as const;
  const codes = [...new Set(run.findings.map((finding) => finding.code))]
    .sort((a, b) => order.indexOf(effectOf(a)) - order.indexOf(effectOf(b)));
  if (codes.length === 0) return [];
  const left = new Map(run.findingsLeftOut.map((each) => [each.code, each.count]));
  const total = run.findings.length + run.findingsLeftOut.reduce((sum, each) => sum + each.count, 0);
  const lines = codes.flatMap((code) => {
    const own = run.findings.filter((finding) => finding.code === code);
    const more = own.length - Math.min(own.length, SHOWN_PER_CODE) + (left.get(code) ?? 0);
    return [
      ...own.slice(0, SHOWN_PER_CODE).flatMap((finding) => ['', ...one(finding, terminal)]),
      ...(more > 0 ? [faint(terminal, `${INDENT}and ${formatNumber(more)} more of ${code}`)] : []),
    ];
  });
  return [bold(terminal, `Findings (${formatNumber(total)})`), ...lines.slice(1)];
}

function one(finding: Finding, terminal: Terminal): string[] {
  const effect = effectOf(finding.code);
  const mark = effect === 'note' ? (terminal.unicode ? '·' : '[i]') : sign(terminal, effect);
  const facts: [string, string][] = [
    ...(finding.expected === undefined ? [] : [['expected', value(finding.expected)] as [string, string]]),
    ...(finding.computed === undefined ? [] : [['computed', value(finding.computed)] as [string, string]]),
    ...(place(finding) === '' ? [] : [['at', place(finding)] as [string, string]]),
  ];
  return [
    `${mark} ${bold(terminal, finding.code)}`,
    ...wrap(findingText(finding).found, terminal.columns - 2).map((line) => `${INDENT}${line}`),
    ...facts.map(([label, text]) => `${INDENT}${faint(terminal, label.padEnd(9))} ${text}`),
  ];
}

const value = (text: string): string => (/^[0-9a-f]{32,}$/.test(text) ? groupDigest(text) : displayName(text));

/** File, bytes and JSON pointer: enough to find the place with any other tool. */
function place({ at }: Finding): string {
  const bytes = at.offset === undefined ? null : `byte ${formatNumber(at.offset)}${at.length === undefined ? '' : `, ${plural(at.length, 'byte')}`}`;
  return [at.file === undefined ? null : displayName(at.file), bytes, at.pointer ? displayName(at.pointer) : null].filter((part) => part !== null).join(', ');
}

function signers(run: Run, terminal: Terminal): string[] {
  if (run.signers.length === 0) return [];
  const words = { 'valid': 'verifies, trusted', 'invalid': 'does not verify', 'unknown-key': 'not among your keys', 'refused': 'not accepted' } as const;
  return [
    bold(terminal, 'Signatures'),
    ...run.signers.flatMap((signer) => [
      `${sign(terminal, signer.outcome === 'valid' ? 'pass' : signer.outcome === 'unknown-key' ? 'indeterminate' : 'fail')} ${displayName(signer.name ?? signer.holder ?? 'unnamed key')} · ${words[signer.outcome]}`,
      ...(signer.certifiedBy.length === 0 ? [] : [faint(terminal, `${INDENT}vouched for by ${displayList(signer.certifiedBy)}`)]),
      faint(terminal, `${INDENT}key ${groupDigest(signer.keyid)}`),
    ]),
  ];
}

function hanging(bullet: string, text: string, terminal: Terminal): string[] {
  return wrap(text, terminal.columns - bullet.length).map((line, index) => `${index === 0 ? bullet : ' '.repeat(bullet.length)}${line}`);
}
