import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Verified } from '../../../src/engine/verify/index.ts';
import { readTrust } from '../../../src/engine/verify/trust.ts';
import { redact, reportModel, type Redactable, type ReportInput } from '../../../src/report/index.ts';
import { REDACTABLE } from '../../../src/report/choices.ts';
import { groupDigest, speak } from '../../../src/text/index.ts';
import { fullInput } from '../../support/report-input.ts';
import { readSample, SEEDS } from '../../support/sample-bundle.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { verifyPath } from '../../support/verify-path.ts';

let verified: Verified;

beforeAll(async () => {
  const sample = await readSample(temporaryFolder('redact'), 'incident', SEEDS['self-approval']);
  const trust = readTrust(readFileSync(sample.trustPackPath));
  if (!trust.ok) throw new Error(trust.problem);
  verified = await verifyPath(sample.bundlePath, { trust: trust.trust, asOf: '2026-11-20T00:00:00.000Z' });
});

const choose = (what: readonly Redactable[]): ReportInput => fullInput(verified, { redactions: what.map((each) => ({ what: each, by: 'Ingrid Solberg', reason: 'personal data' })) });

/** Every text of the input replaced by one of its own, but those that `keep` holds; with the way to each. */
function canaries(input: ReportInput, keep: (path: string) => boolean): { readonly input: ReportInput; readonly paths: ReadonlyMap<string, string> } {
  const paths = new Map<string, string>();
  const replace = (value: unknown, path: string): unknown => {
    if (typeof value === 'string') {
      if (keep(path)) return value;
      const canary = `Canary ${paths.size} Zq`;
      paths.set(canary, path);
      return canary;
    }
    if (Array.isArray(value)) return value.map((each) => replace(each, `${path}/*`));
    if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, replace(each, `${path}/${name}`)]));
    return value;
  };
  return { input: replace(input, '') as ReportInput, paths };
}

const surviving = (shown: unknown, paths: ReadonlyMap<string, string>): readonly string[] => {
  const found = new Set((JSON.stringify(shown).match(/Canary \d+ Zq/gu) ?? []).map((canary) => paths.get(canary) ?? '?'));
  return [...found].sort();
};

/** What the software itself says, times it has checked, and ids of the record. Any other text that passes is a leak. */
const STAYS = [
  /^\/choices\/(language|preparer|leftOut\/\*|redactions\/\*\/(what|by|reason))$/u, /^\/preparedAt$/u,
  /^\/run\/(format|software\/(name|version))$/u, /^\/run\/subject\/(kind|digest|bundleId|createdAt|period\/(from|to))$/u,
  /^\/run\/inputs\/(asOf|trustPack\/(digest|issuedAt)|controlPack\/(id|version|digest))$/u, /^\/run\/verdict\/axes\/\*\/(axis|outcome|because\/\*)$/u,
  /^\/run\/checks\/\*\/(id|axis|outcome|unit|facts\/\*\/\*)$/u, /^\/run\/findings\/\*\/(code|at\/event)$/u,
  /^\/run\/controls\/\*\/(id|severity|mappings\/\*|outcome|populationDigest)$/u, /^\/run\/controls\/\*\/(exceptions|undecided)\/\*\/(verdict|reason|kind|at\/event)$/u,
  /^\/run\/controls\/\*\/(exceptions|undecided)\/\*\/subject$/u, /\/values\/(action|otherAction|approvalId|cause|control|event|finding|followUp|key|keyid|packageId|policy|policyVersion|release|snapshot|subject|version)$/u,
  /^\/run\/signers\/\*\/(keyid|algorithm|outcome|trustedSince)$/u, /^\/run\/streams\/\*\/(head|merkleRoot|checkpoint\/(root|outcome))$/u, /^\/run\/files\/\*\/(sha256|status)$/u, /^\/run\/notProved\/\*\/key$/u,
  /^\/own\/\*\/(kept\/at|came\/(kind|problem|own\/(digest|result\/(id|severity|mappings\/\*|outcome|populationDigest|exceptions\/\*\/(verdict|kind|at\/event)))|refusal\/(id|digest|query|problem)))$/u,
  /^\/custody\/\*\/(at|prev)$/u, /^\/timeline\/layers\/\*\/layer$/u, /^\/graph\/(snapshotAt|layers\/\*\/nodes\/\*\/state)$/u,
  /^\/measured\/metrics\/\*\/(id|unit|value\/kind|series\/\*\/(month|value\/kind)|members\/\w+\/first\/\*\/(at\/event|subject))$/u,
  /^\/measured\/reported\/\*\/(outcome|reported\/(environment|riskClass|byKind|at\/event))$/u,
  /^\/review\/(digest|\w+\/\*\/(createdAt|control|until|at|keyid|covers|withdrawn\/at|population\/digest))$/u,
];
const stays = (path: string): boolean => STAYS.some((form) => form.test(path));

describe('with everything withheld that can be', () => {
  test('no text passes of which nobody said that it may', () => {
    const marked = canaries(choose(REDACTABLE), (path) => path.startsWith('/choices') || /\/(kind|id|code|control)$/u.test(path));
    expect(marked.paths.size).toBeGreaterThan(2_000);
    expect(surviving(redact(marked.input).input, marked.paths).filter((path) => !stays(path))).toEqual([]);
  });

  test('and none is printed: not in a section, not in what machines are given, not in an attachment', () => {
    const marked = canaries(choose(REDACTABLE), stays);
    expect(marked.paths.size).toBeGreaterThan(1_000);
    expect(surviving(reportModel(marked.input), marked.paths)).toEqual([]);
  });
});

/** Where the record's own names stand, by kind. */
const PLACES: Readonly<Record<Exclude<Redactable, 'values'>, RegExp>> = {
  people: /\/signers\/\*\/(name|holder)$|\/values\/(approver|holder|principal|signer)$|^\/review\/(signOffs\/\*\/name|workpapers\/\*\/(preparer|reviewer))$/u,
  agents: /^\/graph\/agents\/|\/values\/(agent|fleet)$/u,
  systems: /^\/graph\/layers\/\*\/nodes\/\*\/(id|label)$|\/values\/(resource|target)$|^\/run\/streams\/\*\/(name|origin)$/u,
  'file-names': /^\/evidenceName$|^\/run\/files\/\*\/name$|\/at\/file$/u,
  custody: /^\/custody\/\*\/(detail\/\w+|subject)$/u,
  notes: /^\/review\/(notes\/\*\/text|dispositions\/\*\/why|workpapers\/\*\/(title|objective|conclusion))$/u,
};

describe.each(Object.entries(PLACES))('%s alone', (what, place) => {
  test('leave nothing of their kind, wherever the same text stands', () => {
    const input = choose([what as Redactable]);
    const marked = canaries(input, (path) => !place.test(path));
    expect(marked.paths.size).toBeGreaterThan(0);
    expect(surviving(redact(marked.input).input, marked.paths)).toEqual([]);
  });
});

describe('names that stand within ids, rules and files', () => {
  /** The first exception with an approver, and beside his name what a record could make of it. */
  function speaking(values: Readonly<Record<string, string>>, event: string, path: string): ReportInput {
    const input = choose(['people']);
    const [first, ...others] = input.run.controls.filter(({ exceptions }) => exceptions.length > 0);
    if (first === undefined) throw new Error('no exception');
    const exceptions = [{ subject: 'act-1', verdict: 'exception' as const, reason: 'r', values: { approver: 'person:zoe.quist', ...values }, at: { file: path, event } }];
    return { ...input, run: { ...input.run, controls: [{ ...first, exceptions }, ...others] } };
  }

  test('are withheld with them, and ids without them stay', () => {
    const shown = JSON.stringify(redact(speaking({ approvalId: 'apr-Zoe-Quist-7', grant: 'grant.zoe.quist', rule: 'let-zoe-quist-pass', ticket: 'T-1', action: 'act-9' }, 'evt-zoe.quist-3', 'approvals/zoe.quist.dsse.json')).input.run.controls[0]?.exceptions);
    expect(shown).not.toMatch(/zoe|quist/iu);
    expect(shown).toMatch(/"ticket":"T-1","action":"act-9"/u);
    expect(new Set(shown.match(/entry \d+/gu)).size).toBe(4);
  });

  test('a name that is only part of a word is none', () => {
    const shown = JSON.stringify(redact(speaking({ approvalId: 'apr-zoe-quistorp', rule: 'quist' }, 'evt-1', 'approvals/a.dsse.json')).input.run.controls[0]?.exceptions);
    expect(shown).toContain('apr-zoe-quistorp');
  });
});

describe('what a redacted report still says', () => {
  test('one value has one pseudonym', () => {
    const shown = redact(choose(['agents'])).input;
    expect(shown.graph?.agents[0]?.id).toBe(shown.graph?.touches[0]?.agent);
    const before = verified.run.findings.flatMap(({ values }) => (typeof values?.['agent'] === 'string' ? [values['agent']] : []));
    const after = shown.run.findings.flatMap(({ values }) => (typeof values?.['agent'] === 'string' ? [values['agent']] : []));
    expect(before.length).toBeGreaterThan(0);
    expect(new Set(before.map((each, at) => `${each} ${after[at] ?? ''}`)).size).toBe(new Set(before).size);
    expect(new Set(after).size).toBe(new Set(before).size);
    expect(after.every((each) => /^(agent|actor|member) \d+$/u.test(each))).toBe(true);
  });

  test('verdict, codes, outcomes, populations and digests of evidence are as they were', () => {
    const { run } = redact(choose(REDACTABLE)).input;
    expect(run.verdict).toEqual(verified.run.verdict);
    expect(run.findings.map(({ code }) => code)).toEqual(verified.run.findings.map(({ code }) => code));
    expect(run.controls.map(({ outcome, population, exceptionCount }) => [outcome, population, exceptionCount])).toEqual(verified.run.controls.map(({ outcome, population, exceptionCount }) => [outcome, population, exceptionCount]));
    expect([run.subject.digest, ...run.files.map(({ sha256 }) => sha256)]).toEqual([verified.run.subject.digest, ...verified.run.files.map(({ sha256 }) => sha256)]);
  });

  test('how much, by whom and why', () => {
    const { counts } = redact(choose(['people', 'custody']));
    expect(counts.map(({ what, by, reason }) => [what, by, reason])).toEqual([['people', 'Ingrid Solberg', 'personal data'], ['custody', 'Ingrid Solberg', 'personal data']]);
    expect(counts[0]?.values).toBeGreaterThan(2);
    expect(counts.every(({ places }) => places > 0)).toBe(true);
  });

  test('a hash of the custody log is shown only while nothing before it is withheld, because a likely name could be tried against it', () => {
    const [, set, ...log] = choose([]).custody;
    if (set === undefined) throw new Error('no log');
    const custody = [{ ...set, detail: {} }, ...log];
    const withheld = (what: readonly Redactable[]): ReportInput => ({ ...choose(what), custody });
    const of = (what: readonly Redactable[]): readonly (readonly boolean[])[] => redact(withheld(what)).input.custody.map(({ prev, hash }) => [prev !== null, hash !== null]);
    for (const what of ['custody', 'file-names'] as const) expect(of([what])).toEqual([[true, true], [true, false], [false, false]]);
    expect(of(['notes']).flat()).not.toContain(false);
    const model = reportModel(withheld(['custody']));
    const later = log.map(({ hash }) => hash ?? '');
    expect(later.filter((hash) => JSON.stringify(model).includes(hash) || JSON.stringify(model).includes(groupDigest(hash)))).toEqual([]);
  });

  test('nothing chosen, nothing changed; the same choices, the same report', () => {
    const input = choose([]);
    expect(redact(input).input).toBe(input);
    expect(redact(choose(REDACTABLE))).toEqual(redact(choose(REDACTABLE)));
  });

  test('sentences do without what is withheld', () => {
    const text = JSON.stringify(reportModel(choose(REDACTABLE)).sections);
    expect(text).not.toMatch(/NaN|Invalid Date|undefined/u);
    expect(text).toContain('withheld');
  });

  test('in the language of its reader', () => {
    try {
      speak('ja');
      expect(redact(choose(['agents'])).input.graph?.agents[0]?.label).not.toMatch(/[a-z]/u);
    } finally {
      speak('en');
    }
  });
});
