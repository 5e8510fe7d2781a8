import type { Axis, Check, Finding, Outcome } from '../../core/findings/index.ts';
import type { Run } from '../../core/run.ts';
import { axisAnswer, axisText, checkText, findingText, formatNumber, inLanguage, outcomeWord } from '../../text/index.ts';
import { missingCase } from '../../text/missing-case.ts';
import type { ReportModel } from '../model.ts';
import { xmlText } from './xml-text.ts';

/** One file's result: a run, or why there is none. */
export type JunitSubject =
  | { readonly name: string; readonly run: Run }
  | { readonly name: string; readonly run: null; readonly because: string };

interface Case {
  readonly axis: string;
  readonly name: string;
  readonly outcome: Outcome;
  readonly type: string;
  readonly message: string;
  readonly body: string;
}

/**
 * JUnit XML, one test suite a file, one test case a check, and one for each required axis, so that the report and the
 * exit code agree. Only `pass` is a case without a child: "cannot tell" is an error, "not checked" is skipped.
 */
export function renderJunit(subjects: readonly JunitSubject[], required: readonly Axis[]): string {
  const suites = subjects.map((subject) => ({ name: subject.name, run: subject.run, cases: subject.run === null ? [unread(subject.because)] : casesOf(subject.run, required) }));
  const all = suites.flatMap((suite) => suite.cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="proofroom"${totals(all)}>`,
    ...suites.flatMap(({ name, run, cases }) => [
      `  <testsuite name="${xmlText(name)}"${totals(cases)}>`,
      ...(run === null ? [] : properties(run)),
      ...cases.flatMap(testcase),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

/** The same of one report, in its language: the axes that `verify` requires where nobody says otherwise. */
export const junitDocument = (model: ReportModel): string =>
  inLanguage(model.language, () => renderJunit([{ name: model.evidenceName === '' ? model.subjectDigest : model.evidenceName, run: model.shown.run }], ['integrity', 'authenticity']));

function casesOf(run: Run, required: readonly Axis[]): readonly Case[] {
  const verdicts = run.verdict.axes.filter(({ axis }) => required.includes(axis)).map((verdict): Case => ({
    axis: verdict.axis,
    name: `required axis: ${axisText(verdict.axis).name}`,
    // A required axis that nothing examined must not be read as one that may be left out.
    outcome: verdict.outcome === 'pass' || verdict.outcome === 'fail' ? verdict.outcome : 'indeterminate',
    type: `axis.${verdict.outcome}`,
    message: axisAnswer(verdict, run),
    body: '',
  }));
  return [...run.checks.map((check) => checkCase(check, run)), ...verdicts];
}

function checkCase(check: Check, run: Run): Case {
  const found = check.findings.flatMap((index) => run.findings[index] ?? []);
  const first = found[0];
  return {
    axis: check.axis,
    name: `${check.id}: ${checkText(check.id).title}`,
    outcome: check.outcome,
    type: first?.code ?? `check.${check.outcome}`,
    message: first === undefined ? `${outcomeWord(check.outcome)}, ${check.unit} examined: ${formatNumber(check.examined)}` : findingText(first).found,
    body: found.map(line).join('\n'),
  };
}

function line(finding: Finding): string {
  const sides = [['expected', finding.expected], ['computed', finding.computed], ['file', finding.at.file], ['offset', finding.at.offset]]
    .flatMap(([label, value]) => (value === undefined ? [] : [`${label} ${value}`]));
  return [`${finding.code}: ${findingText(finding).found}`, ...sides].join('; ');
}

const unread = (because: string): Case => ({ axis: 'integrity', name: 'the file', outcome: 'indeterminate', type: 'unreadable', message: because, body: '' });

function totals(cases: readonly Case[]): string {
  const count = (...outcomes: readonly Outcome[]): number => cases.filter((each) => outcomes.includes(each.outcome)).length;
  return ` tests="${cases.length}" failures="${count('fail')}" errors="${count('indeterminate')}" skipped="${count('not-checked', 'not-applicable')}"`;
}

function testcase(each: Case): readonly string[] {
  const open = `    <testcase classname="proofroom.${xmlText(each.axis)}" name="${xmlText(each.name)}"`;
  const about = `type="${xmlText(each.type)}" message="${xmlText(each.message)}"`;
  const child = (element: string): readonly string[] => [`${open}>`, `      <${element} ${about}>${xmlText(each.body)}</${element}>`, '    </testcase>'];
  switch (each.outcome) {
    case 'pass': return [`${open}/>`];
    case 'fail': return child('failure');
    case 'indeterminate': return child('error');
    case 'not-checked': case 'not-applicable': return [`${open}>`, `      <skipped message="${xmlText(each.message)}"/>`, '    </testcase>'];
    default: return missingCase(each.outcome);
  }
}

function properties({ subject, inputs, software }: Run): readonly string[] {
  const values: readonly (readonly [string, string])[] = [
    ['sha256', subject.digest], ['kind', subject.kind], ['as-of', inputs.asOf], ['trust-pack', inputs.trustPack?.digest ?? 'none'], ['proofroom', software.version],
  ];
  return ['    <properties>', ...values.map(([name, value]) => `      <property name="${name}" value="${xmlText(value)}"/>`), '    </properties>'];
}
