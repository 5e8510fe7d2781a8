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
            cell(plain(text.title), muted(explained(axisText(check.axis).name, text.explains)), ...check.facts.flatMap(([key, value]) => factTexts(key, value))),
            cell(plain(examined(check.examined, check.unit))),
          ];
        }),
      },
    ],
  };
}

/** A digest gets a line of its own, whole; a control test keeps its id as the label. */
function factTexts(key: string, value: string): readonly Text[] {
  const { fact, policy } = reportText.checks;
  const [, version] = /^policy (\d.*)$/u.exec(key) ?? [];
  const label = version !== undefined ? policy(displayName(version)) : /^CT-\d+$/u.test(key) ? key : factLabel(key);
  const [, before = '', hex] = /^(.*?)([0-9a-f]{64})$/u.exec(value) ?? [];
  if (hex !== undefined) return [muted(fact(label, displayName(before).replace(/[: ]+$/u, ''))), digest(groupDigest(hex))];
  return [muted(fact(label, /^\d+$/u.test(value) ? formatNumber(Number(value)) : displayName(factValue(value))))];
}
