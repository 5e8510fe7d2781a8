import type { Signer } from '../../core/examined.ts';
import type { Run } from '../../core/run.ts';
import { displayList, displayName, formatInstant, reportText } from '../../text/index.ts';
import { cell, muted, plain, strong, type Mark, type Section } from '../blocks.ts';
import { digestOr } from './texts.ts';

const MARKS: Readonly<Record<Signer['outcome'], Mark>> = { 'valid': 'pass', 'invalid': 'fail', 'unknown-key': 'indeterminate', 'refused': 'fail' };

export function signersSection(run: Run): Section {
  const text = reportText.signers;
  const title = reportText.sectionTitles.signers;
  if (run.signers.length === 0) return { id: 'signers', title, blocks: [{ kind: 'paragraph', text: text.none }] };
  return {
    id: 'signers',
    title,
    blocks: [
      {
        kind: 'table',
        about: text.about,
        columns: [{ title: text.columns.signature, share: 22 }, { title: text.columns.signer, share: 78 }],
        rows: run.signers.map((each) => [
          { mark: MARKS[each.outcome], texts: [strong(text.outcomes[each.outcome])] },
          cell(
            plain(each.name === null ? text.unknown : displayName(each.name)),
            muted([
              each.holder === null ? null : displayName(each.holder), displayName(each.algorithm), each.trustedSince === null ? null : text.since(formatInstant(each.trustedSince)),
              each.certifiedBy.length === 0 ? null : text.vouched(displayList(each.certifiedBy)),
            ].filter((part) => part !== null).join(' · ')),
            digestOr(each.keyid, muted),
          ),
        ]),
      },
    ],
  };
}
