import { CODES, type FindingCode } from '../../core/findings/index.ts';
import type { Run } from '../../core/run.ts';
import { axisText, checkText, findingText } from '../../text/index.ts';
import { cell, mono, muted, plain, type Section } from '../blocks.ts';

/** The codes this report uses, each with the check and the axis it counts in. */
export function glossarySection(run: Run): Section | null {
  const used = [...new Set<FindingCode>(run.findings.map((each) => each.code))].sort();
  if (used.length === 0) return null;
  return {
    id: 'glossary',
    title: 'Codes used in this report',
    blocks: [
      {
        kind: 'table',
        about: 'Codes of findings',
        columns: [{ title: 'Code', share: 34 }, { title: 'Meaning', share: 40 }, { title: 'Counts in', share: 26 }],
        rows: used.map((code) => {
          const first = run.findings.find((each) => each.code === code);
          return [
            cell(mono(code)),
            cell(plain(first === undefined ? code : findingText(first).title), muted(EFFECT[CODES[code].effect])),
            cell(plain(axisText(CODES[code].axis).name), muted(checkText(CODES[code].check).title)),
          ];
        }),
      },
    ],
  };
}

const EFFECT = { fail: 'fails its check', indeterminate: 'leaves its check undecided', note: 'is information and changes no result' } as const;
