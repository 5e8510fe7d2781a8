import { displayName, factLabel, formatInstant, formatNumber, groupDigest, reportText } from '../../text/index.ts';
import { cell, digest, muted, plain, type Section, type Text } from '../blocks.ts';
import { custodyAct } from '../custody-act.ts';
import type { CustodyLine, ReportInput } from '../input.ts';
import { isDigest } from './texts.ts';

/** What this workstation and its user did to the evidence, in the custody log's own order. */
export function custodySection({ custody }: ReportInput): Section {
  const text = reportText.custody;
  const title = reportText.sectionTitles.custody;
  if (custody.length === 0) return { id: 'custody', title, blocks: [{ kind: 'paragraph', text: text.none }] };
  return {
    id: 'custody',
    title,
    blocks: [
      { kind: 'paragraph', text: skips(custody) ? `${text.lead} ${text.skips}` : text.lead },
      ...(custody.some(({ hash }) => hash === null) ? [{ kind: 'paragraph' as const, text: text.withheld }] : []),
      {
        kind: 'table',
        about: text.about,
        columns: [{ title: text.columns.number, share: 5, align: 'right' }, { title: text.columns.time, share: 19 }, { title: text.columns.act, share: 76 }],
        rows: custody.map((entry) => [
          cell(plain(formatNumber(entry.seq))),
          cell(plain(formatInstant(entry.at))),
          cell(plain(custodyAct(entry)), ...details(entry), ...(entry.hash === null ? [] : [digest(groupDigest(entry.hash))])),
        ]),
      },
    ],
  };
}

/** All that the entry holds, value by value: the act's sentence is told without them. */
const details = ({ detail }: CustodyLine): readonly Text[] =>
  Object.entries(detail).flatMap(([key, value]) =>
    isDigest(value) ? [muted(factLabel(key)), digest(groupDigest(value))] : [muted(reportText.custody.fact(factLabel(key), displayName(value)))]);

const skips = (entries: readonly CustodyLine[]): boolean => entries.some((entry, index) => entry.seq !== (index === 0 ? 0 : (entries[index - 1]?.seq ?? 0) + 1));
