import { displayName, factLabel, formatInstant, formatNumber, groupDigest } from '../../text/index.ts';
import { cell, digest, muted, plain, type Section, type Text } from '../blocks.ts';
import type { CustodyLine, ReportInput } from '../input.ts';

const ACTS: Readonly<Record<string, string>> = {
  'vault-created': 'Vault created',
  'evidence-imported': 'Evidence taken in',
  'evidence-verified': 'Evidence verified',
  'trust-pack-set': 'Trust pack set',
  'report-written': 'Report written',
  'case-exported': 'Case exported',
  'case-imported': 'Case taken in',
  'import-cancelled': 'Import cancelled',
};

/** What this workstation and its user did to the evidence, in the custody log's own order. */
export function custodySection(input: ReportInput): Section {
  const { custody } = input;
  return {
    id: 'custody',
    title: 'Chain of custody',
    blocks:
      custody.length === 0
        ? [{ kind: 'paragraph', text: 'No custody log accompanies this report: the evidence was verified outside a vault.' }]
        : [
            { kind: 'paragraph', text: `Acts of this workstation, by its own clock. Each hash covers the entry and the hash before it, so none can be changed or removed alone.${skips(custody) ? ' Entries about other evidence are left out, so the numbers do not follow one another.' : ''}` },
            {
              kind: 'table',
              about: 'Custody log',
              columns: [{ title: 'No.', share: 5, align: 'right' }, { title: 'Time', share: 19 }, { title: 'Act, and the hash of the entry', share: 76 }],
              rows: custody.map((entry) => [
                cell(plain(formatNumber(entry.seq))),
                cell(plain(formatInstant(entry.at))),
                cell(plain(ACTS[entry.act] ?? entry.act), ...details(entry), digest(groupDigest(entry.hash))),
              ]),
            },
          ],
  };
}

const details = (entry: CustodyLine): readonly Text[] =>
  Object.entries(entry.detail).flatMap(([key, value]) =>
    /^[0-9a-f]{64}$/u.test(value)
      ? [muted(factLabel(key)), digest(groupDigest(value))]
      : [muted(`${factLabel(key)}: ${displayName(value)}`)]);

const skips = (entries: readonly CustodyLine[]): boolean => entries.some((entry, index) => entry.seq !== (index === 0 ? 0 : (entries[index - 1]?.seq ?? 0) + 1));
