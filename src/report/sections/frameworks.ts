import { coverageOf, knownMappings, type FrameworkCoverage, type ReferenceCoverage, type ReferenceState } from '../../core/controls/frameworks/index.ts';
import type { ControlResult } from '../../core/controls/types.ts';
import type { Run } from '../../core/run.ts';
import { displayName, frameworkInWords, outcomeWord, reportText } from '../../text/index.ts';
import { cell, muted, plain, strong, type Block, type Mark, type Section, type Text } from '../blocks.ts';
import { controlAnchor } from '../links.ts';
import { indicates } from './controls.ts';
import { fact } from './texts.ts';

const MARKS: Readonly<Record<ReferenceState, Mark | null>> = {
  'exceptions': 'fail', 'cannot-tell': 'indeterminate', 'indications': null, 'no-exceptions': 'pass', 'nothing-to-test': 'not-applicable', 'not-run': 'not-checked', 'not-mapped': null,
};

/** Framework by framework, each reference with the tests that speak to it; references that none speaks to are named. */
export function frameworksSection({ controls }: Run): Section | null {
  if (controls.length === 0) return null;
  const tests = new Map(controls.map((each) => [each.id, { result: each, anchor: controlAnchor(controls, each.id) }]));
  return {
    id: 'frameworks',
    title: reportText.sectionTitles.frameworks,
    blocks: [
      { kind: 'paragraph', text: reportText.frameworks.lead },
      ...coverageOf(controls, knownMappings()).flatMap((each) => framework(frameworkInWords(each), tests)),
    ],
  };
}

type Tests = ReadonlyMap<string, { readonly result: ControlResult; readonly anchor: string }>;

function framework(data: FrameworkCoverage, tests: Tests): readonly Block[] {
  const text = reportText.frameworks;
  const mapped = data.references.filter(({ state }) => state !== 'not-mapped');
  const unmapped = data.references.filter(({ state }) => state === 'not-mapped');
  return [
    { kind: 'heading', text: text.title(data.title, data.edition) },
    ...(mapped.length === 0 ? [] : [{
      kind: 'table' as const,
      about: text.about(data.title),
      dense: true,
      columns: [{ title: text.columns.state, share: 20 }, { title: text.columns.reference, share: 42 }, { title: text.columns.tests, share: 38 }],
      rows: mapped.map((each) => {
        const mark = MARKS[each.state];
        return [{ texts: [strong(text.states[each.state])], ...(mark === null ? {} : { mark }) }, cell(strong(each.reference), muted(each.about)), cell(...testTexts(each, tests))];
      }),
    }]),
    {
      kind: 'facts',
      about: text.facts(data.title),
      rows: [
        fact(text.coverage, plain(text.mapped(data.mapped, data.references.length))),
        fact(text.limit, plain(data.limit)),
        ...(unmapped.length === 0 ? [] : [fact(text.unmapped, plain(unmapped.map(({ reference, about }) => text.unmappedItem(reference, about)).join(text.separator)))]),
        ...(data.unknown.length === 0 ? [] : [fact(text.unknown, plain(data.unknown.map((each) => displayName(each)).join(text.separator)))]),
      ],
    },
  ];
}

/** What found something stands by itself with its numbers; what found nothing, by its outcome. */
function testTexts({ failed, undecided, indicated, passed, notApplicable, notRun }: ReferenceCoverage, tests: Tests): readonly Text[] {
  const text = reportText.frameworks;
  const single = [...failed, ...undecided, ...indicated].flatMap((id): readonly Text[] => {
    const found = tests.get(id);
    if (found === undefined) return [];
    const { result, anchor } = found;
    const name = displayName(id);
    const line = indicates(result) ? text.indicating(name, result.exceptionCount, result.population) : text.test(name, outcomeWord(result.outcome), result.exceptionCount, result.population);
    return [{ ...plain(line), to: anchor }];
  });
  const several = (ids: readonly string[], line: (names: string) => string): readonly Text[] =>
    (ids.length === 0 ? [] : [{ ...plain(line(ids.map((id) => displayName(id)).join(text.listed))), to: (ids.length === 1 ? tests.get(ids[0] ?? '')?.anchor : undefined) ?? 'controls' }]);
  return [...single, ...several(passed, text.passed), ...several(notApplicable, text.notApplicable), ...(notRun.length === 0 ? [] : [muted(text.notRun(notRun.join(text.listed)))])];
}

/** Of the frameworks that this report names: what may have changed, and the day on which that was last looked at. */
export function noticesSection({ controls }: Run): Section | null {
  const text = reportText.notices;
  const rows = controls.length === 0 ? [] : coverageOf(controls, knownMappings()).flatMap((each) => {
    const data = frameworkInWords(each);
    return data.notices.map((notice) => [cell(strong(data.title)), cell(plain(notice.text)), cell(plain(notice.checked), muted(text.basis[notice.basis]))]);
  });
  if (rows.length === 0) return null;
  return {
    id: 'notices',
    title: reportText.sectionTitles.notices,
    blocks: [
      { kind: 'paragraph', text: text.lead },
      { kind: 'table', about: text.about, columns: [{ title: text.columns.framework, share: 24 }, { title: text.columns.notice, share: 52 }, { title: text.columns.checked, share: 24 }], rows },
    ],
  };
}
