import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Run } from '../../src/core/run.ts';
import { DEFAULT_LIMITS } from '../../src/core/run.ts';
import { readTrust } from '../../src/engine/verify/trust.ts';
import { verifyFile } from '../../src/engine/verify/index.ts';
import { TAMPERS, writeSample } from '../../src/producer/index.ts';
import { cloudTrailRecord } from './audit-export.ts';
import { custodyEntries, custodyFile } from './custody-log.ts';
import { cms, CONTENT } from './document-fixture.ts';
import { runSaying, unreadableRun } from './report-models.ts';
import { reportRun } from './run-fixture.ts';
import { sealedArchive } from './sealed-zip.ts';
import { BOTH, portableCase, portableFiles, signOffFile } from './sign-off-fixture.ts';
import { sigstoreBundle } from './sigstore-manifest.ts';
import { tinyBundle } from './tiny-bundle.ts';
import { verifyPath } from './verify-path.ts';

export const oscalSchemaPath = (vectors: string): string => join(vectors, 'oscal', 'oscal_assessment-results_schema.json');

/** Answers with the first thing that the published schema has against a document; '' where nothing. */
export function oscalValidator(path: string): (document: string) => string {
  // Its patterns use properties of characters, and its formats name data types that patterns define already.
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: true }).compile(JSON.parse(readFileSync(path, 'utf8')) as object);
  return (document) => (validate(JSON.parse(document)) ? '' : JSON.stringify(validate.errors?.slice(0, 2)));
}

/** Runs of every kind of subject: held, failed, cut, unsigned, unreadable, and one whose author writes into every text. */
export async function oscalRuns(folder: string): Promise<readonly (readonly [string, Run])[]> {
  const sample = async (scenario: 'clean' | 'incident', tamper?: string): Promise<Run> => {
    const made = await writeSample({ scenario, seed: 5, events: 400, outDir: folder, ...(tamper === undefined ? {} : { tamper }) });
    const trust = readTrust(readFileSync(made.trustPackPath));
    if (!trust.ok) throw new Error(trust.problem);
    return (await verifyFile({ path: made.bundlePath, artifactPath: null, trust: trust.trust, asOf: '2026-12-31T00:00:00.000Z', limits: DEFAULT_LIMITS, rememberedHeads: [], version: '0.1.0' })).run;
  };
  const file = async (name: string, bytes: string | Uint8Array): Promise<Run> => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return (await verifyPath(path)).run;
  };
  return [
    ['sample clean', await sample('clean')], ['sample incident', await sample('incident')], ['sample, changed', await sample('clean', TAMPERS[0]?.name)],
    ['hand-made, passing', reportRun('passing')], ['hand-made, failing', reportRun('failing')], ['hand-made, unreadable', unreadableRun],
    ['tiny bundle', await file('tiny.zip', sealedArchive(tinyBundle()))], ['sealed without a key', await file('keyless.zip', sealedArchive(sigstoreBundle()))],
    ['signed document', await file('agreed.p7m', cms('attached'))], ['detached document', await file('agreed.p7s', cms('detached'))], ['sign-offs', await file('q3.jsonl', signOffFile(...BOTH))],
    ['portable case', await file('q3.zip', await portableCase(portableFiles()))], ['custody log', await file('custody.ndjson', custodyFile(custodyEntries(4)))],
    ['CloudTrail', await file('trail.json', JSON.stringify({ Records: Array.from({ length: 20 }, (_, n) => cloudTrailRecord({ n })) }))],
    ['not evidence', await file('note.txt', CONTENT)],
    ...['', ' ', 'a\u2028b\n', '=1', '<b>*x*</b>', '[x](y)', 'CT 1'].map((text) => [`texts of ${JSON.stringify(text)}`, runSaying(text)] as const),
    ['control ids that are none', { ...reportRun('failing'), controls: reportRun('failing').controls.map((control, n) => ({ ...control, id: `7 own\n${n}`, mappings: [' x '] })) }],
  ];
}
