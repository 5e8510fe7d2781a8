import type { FrameworkCoverage, ReferenceCoverage, ReferenceState } from '../../core/controls/frameworks/index.ts';
import { terminalControls as words } from '../../text/en/terminal/controls.ts';
import { displayName, formatNumber, frameworksText } from '../../text/index.ts';
import { bold, faint, sign, wrap, type Terminal } from '../terminal.ts';

const STATES = ['exceptions', 'cannot-tell', 'indications', 'no-exceptions', 'nothing-to-test', 'not-run', 'not-mapped'] as const satisfies readonly ReferenceState[];
const LISTS = ['failed', 'indicated', 'undecided', 'passed', 'notApplicable', 'notRun'] as const;
const OUTCOMES = {
  'exceptions': 'fail', 'cannot-tell': 'indeterminate', 'indications': 'indeterminate', 'no-exceptions': 'pass', 'nothing-to-test': 'not-applicable', 'not-run': 'not-checked', 'not-mapped': 'not-checked',
} as const satisfies Readonly<Record<ReferenceState, string>>;

/** Framework → references → control tests; one line a framework unless it was asked for by name. */
export function frameworkLines(frameworks: readonly FrameworkCoverage[], whole: boolean, terminal: Terminal): string[] {
  if (frameworks.length === 0) return [];
  return [bold(terminal, words.frameworks), ...frameworks.flatMap((each) => (whole ? wholeFramework(each, terminal) : summary(each, terminal)))];
}

function summary({ id, title, mapped, references, unknown }: FrameworkCoverage, terminal: Terminal): string[] {
  const counts = STATES.filter((state) => state !== 'not-mapped').flatMap((state) => {
    const count = references.filter((each) => each.state === state).length;
    return count === 0 ? [] : [`${formatNumber(count)} ${frameworksText.states[state]}`];
  });
  const text = [`${title} (${id}): ${frameworksText.mapped(mapped, references.length)}`, ...counts, ...(unknown.length === 0 ? [] : [frameworksText.unknownReference(displayName(unknown.join(', ')))])].join('; ');
  return wrap(text, terminal.columns - 2).map((line, at) => `${at === 0 ? '- ' : '  '}${line}`);
}

function wholeFramework(framework: FrameworkCoverage, terminal: Terminal): string[] {
  const { title, edition, limit, notices, references, mapped, unknown } = framework;
  const indented = (text: string): string[] => wrap(text, terminal.columns - 2).map((line) => `  ${line}`);
  return [
    `${title}, ${edition}`,
    ...indented(`${frameworksText.limit}: ${limit}`),
    ...notices.flatMap((each) => indented(`${frameworksText.notice(each.checked, each.basis)}: ${each.text}`)),
    ...indented(frameworksText.mapped(mapped, references.length)),
    ...(unknown.length === 0 ? [] : indented(frameworksText.unknownReference(displayName(unknown.join(', '))))),
    ...references.flatMap((each) => one(each, terminal)),
  ];
}

function one(coverage: ReferenceCoverage, terminal: Terminal): string[] {
  const { reference, about, state } = coverage;
  const lists = LISTS.flatMap((list) => (coverage[list].length === 0 ? [] : [`${frameworksText.lists[list]} ${displayName(coverage[list].join(', '))}`]));
  const head = wrap(`${reference}  ${frameworksText.states[state]}: ${about}`, terminal.columns - 4).map((line, at) => (at === 0 ? `${sign(terminal, OUTCOMES[state])} ${line}` : `    ${line}`));
  return [...head, ...(lists.length === 0 ? [] : wrap(lists.join('; '), terminal.columns - 4).map((line) => `    ${faint(terminal, line)}`))];
}
