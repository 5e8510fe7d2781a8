import type { Run } from '../../core/run.ts';
import { axisText, checkText, displayName, factLabel, factValue, formatNumber, groupDigest, outcomeWord, reportText } from '../../text/index.ts';
import { cell, digest, muted, plain, strong, type Section, type Text } from '../blocks.ts';

/** Every check with how much it looked at: a check that examined nothing says so. */
export function checksSection(run: Run): Section | null {
  if (run.checks.length === 0) return null;
  const { about, columns, examined, explained } = reportText.checks;
  return {
    id: 'checks',
    title: reportText.sectionTitles.checks,
    blocks: [
      {
        kind: 'table',
        about,
        columns: [{ title: columns.result, share: 22 }, { title: columns.check, share: 58 }, { title: columns.examined, share: 20 }],
        rows: run.checks.map((check) => {
          const text = checkText(check.id);
          return [
            { mark: check.outcome, texts: [strong(outcomeWord(check.outcome))] },
            cell(plain(text.title), muted(explained(axisText(check.axis).name, text.explains)), ...check.facts.filter(([key]) => !ofTest(key)).flatMap(([key, value]) => factTexts(key, value)), ...testFacts(check.facts)),
            cell(plain(examined(check.examined, check.unit))),
          ];
        }),
      },
    ],
  };
}

const ofTest = (key: string): boolean => /^CT-\d+$/u.test(key);

/** Fifty tests in one line after another would be a page of their own: they have a section where each is told. */
function testFacts(facts: Run['checks'][number]['facts']): readonly Text[] {
  const told = facts.filter(([key]) => ofTest(key)).map(([key, value]) => reportText.checks.fact(key, displayName(factValue(value))));
  return told.length === 0 ? [] : [muted(told.join(' · '))];
}

/** A digest gets a line of its own, whole. */
function factTexts(key: string, value: string): readonly Text[] {
  const { fact, policy } = reportText.checks;
  const [, version] = /^policy (\d.*)$/u.exec(key) ?? [];
  const label = version !== undefined ? policy(displayName(version)) : factLabel(key);
  const [, before = '', hex] = /^(.*?)([0-9a-f]{64})$/u.exec(value) ?? [];
  if (hex !== undefined) return [muted(fact(label, displayName(before).replace(/[: ]+$/u, ''))), digest(groupDigest(hex))];
  return [muted(fact(label, /^\d+$/u.test(value) ? formatNumber(Number(value)) : displayName(factValue(value))))];
}
