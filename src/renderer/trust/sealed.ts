import type { Finding, Outcome, Run } from '../../contract/index.ts';
import { effectOf } from '../../text/effects.ts';

/** What a document beside a bundle's manifest, or a signed document itself, brings along. */
export type SealedKind = 'certificates' | 'list' | 'time-stamp' | 'countersignature';

export interface Sealed {
  /** Name of the file; empty for the evidence file itself. */
  readonly file: string;
  readonly kind: SealedKind;
  /** Key or digest that the file is named after; the run has held it against what the file contains. */
  readonly id: string;
  /** What the run came to; null where nothing was to be judged: certificates and lists only serve to judge others. */
  readonly outcome: Outcome | null;
  readonly findings: readonly Finding[];
}

/** Folders and suffixes of docs/formats/evidence-bundle.md, "The seal". */
const KINDS: readonly (readonly [RegExp, SealedKind])[] = [
  [/^seal\/certificates\/([0-9a-f]{64})\.pem$/, 'certificates'],
  [/^seal\/countersignatures\/([0-9a-f]{64})\.(?:dsse\.json|p7s)$/, 'countersignature'],
  [/^seal\/timestamps\/([0-9a-f]{64})\.tst$/, 'time-stamp'],
  [/^seal\/crls\/([0-9a-f]{64})\.crl$/, 'list'],
];
const ORDER: readonly SealedKind[] = ['countersignature', 'time-stamp', 'certificates', 'list'];
const JUDGED: ReadonlySet<SealedKind> = new Set(['countersignature', 'time-stamp']);
const VERIFIED: ReadonlySet<string> = new Set(['countersignature.verified', 'timestamp.verified']);

/** What was added under the seal of a bundle, as this run judged it: countersignatures and time-stamps first. */
export function sealedIn(run: Run): readonly Sealed[] {
  const found = run.files.flatMap(({ name }): Sealed[] => {
    for (const [pattern, kind] of KINDS) {
      const id = pattern.exec(name)?.[1];
      if (id === undefined) continue;
      const findings = run.findings.filter(({ at }) => at.file === name);
      return [{ file: name, kind, id, findings, outcome: JUDGED.has(kind) ? outcomeOf(findings) : wrongOnly(findings) }];
    }
    return [];
  });
  const { subject } = run;
  // Evidence that is one signed document carries its certificates within itself.
  const own: readonly Sealed[] = subject.kind === 'signed-document' && (subject.form === 'cms' || subject.form === 'timestamp')
    ? [{ file: '', kind: subject.form === 'cms' ? 'certificates' : 'time-stamp', id: subject.digest, findings: [], outcome: null }] : [];
  return [...own, ...found.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))];
}

/** A note that it holds is a pass; without one nothing is. */
function outcomeOf(findings: readonly Finding[]): Outcome {
  return wrongOnly(findings) ?? (findings.some(({ code }) => VERIFIED.has(code)) ? 'pass' : 'indeterminate');
}

function wrongOnly(findings: readonly Finding[]): Outcome | null {
  const effects = findings.map(({ code }) => effectOf(code));
  return effects.includes('fail') ? 'fail' : effects.includes('indeterminate') ? 'indeterminate' : null;
}

/** Names of authorities of the pack whose stamps the run believed, with how many: it states them by the pack's own names. */
export const stampsBy = (run: Run, authority: string): number =>
  run.findings.filter(({ code, values }) => code === 'timestamp.verified' && values?.['authority'] === authority).length;

/** How the countersignature stands that a key gave; null where it gave none. */
export const countersignedBy = (run: Run, keyid: string): Outcome | null =>
  sealedIn(run).find(({ kind, id, file }) => kind === 'countersignature' && id === keyid && file.endsWith('.dsse.json'))?.outcome ?? null;
