import type { Run, Signer } from '../../core/run.ts';
import { displayList, formatInstant, groupDigest } from '../../text/index.ts';
import { cell, digest, muted, plain, strong, type Mark, type Section } from '../blocks.ts';

const WORDS: Readonly<Record<Signer['outcome'], { readonly mark: Mark; readonly word: string }>> = {
  valid: { mark: 'pass', word: 'Valid' },
  invalid: { mark: 'fail', word: 'Not valid' },
  'unknown-key': { mark: 'indeterminate', word: 'Unknown key' },
  refused: { mark: 'fail', word: 'Refused' },
};

export function signersSection(run: Run): Section {
  return {
    id: 'signers',
    title: 'Who signed',
    blocks:
      run.signers.length === 0
        ? [{ kind: 'paragraph', text: 'No signature over the evidence was found.' }]
        : [
            {
              kind: 'table',
              about: 'Signatures over the evidence',
              columns: [{ title: 'Signature', share: 22 }, { title: 'Signer and key', share: 78 }],
              rows: run.signers.map((each) => [
                { mark: WORDS[each.outcome].mark, texts: [strong(WORDS[each.outcome].word)] },
                cell(
                  plain(each.name ?? 'A key that the trust pack does not hold'),
                  muted([each.holder, each.algorithm, each.trustedSince === null ? null : `trusted since ${formatInstant(each.trustedSince)}`, each.certifiedBy.length === 0 ? null : `vouched for by ${displayList(each.certifiedBy)}`].filter((part) => part !== null).join(' · ')),
                  /^[0-9a-f]{64}$/u.test(each.keyid) ? digest(groupDigest(each.keyid)) : muted(each.keyid),
                ),
              ]),
            },
          ],
  };
}
