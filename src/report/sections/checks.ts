import type { Run } from '../../core/run.ts';
import { axisText, checkText, factLabel, formatNumber, groupDigest, outcomeWord } from '../../text/index.ts';
import { cell, muted, plain, strong, type Section } from '../blocks.ts';

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
          const facts = check.facts.map(([key, value]) => `${factLabel(key)}: ${/^[0-9a-f]{64}$/u.test(value) ? groupDigest(value) : value}`);
          return [
            { mark: check.outcome, texts: [strong(outcomeWord(check.outcome))] },
            cell(plain(text.title), muted(`${axisText(check.axis).name}. ${text.explains}`), ...facts.map(muted)),
            cell(plain(`${formatNumber(check.examined)} ${check.examined === 1 ? singular(check.unit) : check.unit}`)),
          ];
        }),
      },
    ],
  };
}

/** Units are English plurals of the checks' own: events, entries, signatures. */
const singular = (unit: string): string => unit.replace(/ies$/u, 'y').replace(/([^s])s$/u, '$1');
