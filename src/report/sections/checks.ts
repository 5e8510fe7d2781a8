import type { Run } from '../../core/run.ts';
import { axisText, checkText, displayName, factLabel, formatNumber, groupDigest, outcomeWord } from '../../text/index.ts';
import { cell, digest, muted, plain, strong, type Section, type Text } from '../blocks.ts';

/** Every check with how much it looked at: a check that examined nothing says so. */
export function checksSection(run: Run): Section {
  return {
    id: 'checks',
    title: 'What was checked',
    blocks: [
      {
        kind: 'table',
        about: 'Checks, their results and how much each examined',
        columns: [
          { title: 'Result', share: 22 },
          { title: 'Check', share: 58 },
          { title: 'Examined', share: 20 },
        ],
        rows: run.checks.map((check) => {
          const text = checkText(check.id);
          const facts = check.facts.flatMap(([key, value]) => fact(key, value));
          return [
            { mark: check.outcome, texts: [strong(outcomeWord(check.outcome))] },
            cell(plain(text.title), muted(`${axisText(check.axis).name}. ${text.explains}`), ...facts),
            cell(plain(`${formatNumber(check.examined)} ${check.examined === 1 ? singular(check.unit) : check.unit}`)),
          ];
        }),
      },
    ],
  };
}

/** A digest gets a line of its own, whole; a control test keeps its id as the label. */
function fact(key: string, value: string): readonly Text[] {
  const label = /^CT-\d+$/u.test(key) ? key : factLabel(key);
  const [, before = '', hex] = /^(.*?)([0-9a-f]{64})$/u.exec(value) ?? [];
  if (hex !== undefined) return [muted(`${label}: ${displayName(before)}`.replace(/[: ]+$/u, '')), digest(groupDigest(hex))];
  return [muted(`${label}: ${/^\d+$/u.test(value) ? formatNumber(Number(value)) : displayName(value)}`)];
}

/** Units are English plurals of the checks' own: events, entries, signatures. */
const singular = (unit: string): string => unit.replace(/ies$/u, 'y').replace(/([^s])s$/u, '$1');
