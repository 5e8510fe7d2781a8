import type { Finding, FindingSink, ManifestWord } from '../findings/index.ts';
import { MANIFEST_PATH, SEAL_PREFIX, SIGSTORE_MANIFEST_PATH, type BundlePredicate, type Statement, type StreamStatement } from './format.ts';
import type { ParsedManifest } from './read-manifest.ts';

/** What the members of a manifest must agree on among themselves, before any of it is compared with files. */
export function validateManifest(manifest: ParsedManifest, sink: FindingSink): void {
  const { statement } = manifest;
  const subjects = new Set(statement.subject.map((subject) => subject.name));
  const findings = [
    ...subjectProblems(statement.subject),
    ...signerProblems(manifest),
    ...referenceProblems(statement.predicate, subjects),
    ...statement.predicate.streams.flatMap((stream, index) => streamProblems(stream, index, subjects)),
    ...streamSetProblems(statement.predicate.streams, subjects),
  ];
  for (const finding of findings) sink.add({ ...finding, at: { ...finding.at, file: manifest.file } });
}

function malformed(pointer: string, problem: ManifestWord): Finding {
  return { code: 'manifest.malformed', at: {}, values: { part: 'payload', pointer, problem } };
}

function mismatch(stream: string, problem: ManifestWord, sides: { expected?: string; computed?: string } = {}): Finding {
  return { code: 'manifest.stream-mismatch', at: {}, ...sides, values: { stream, problem } };
}

/** Sorted and unique, so that a list of files has one spelling; the manifest cannot list itself or its seals. */
function subjectProblems(subjects: Statement['subject']): Finding[] {
  return subjects.flatMap(({ name }, index) => {
    const before = subjects[index - 1]?.name;
    const problems: Finding[] = [];
    if (before !== undefined && before >= name) {
      problems.push(malformed(`/subject/${index}/name`, before === name ? 'subject-repeated' : 'subject-order'));
    }
    if (name === MANIFEST_PATH || name === SIGSTORE_MANIFEST_PATH || name.startsWith(SEAL_PREFIX)) {
      problems.push(malformed(`/subject/${index}/name`, 'subject-name'));
    }
    return problems;
  });
}

/**
 * The signed list of signers makes a signature that was dropped or added show. A Sigstore bundle has one signature by a
 * key made for it, which nobody could have listed: it names none, and neither does the list.
 */
function signerProblems({ statement, envelope, sigstore }: ParsedManifest): Finding[] {
  const { signers } = statement.predicate;
  const keyids = envelope.signatures.map((signature) => signature.keyid);
  const present = sigstore === null ? keyids : keyids.filter((keyid) => keyid !== '');
  const problems: Finding[] = [];
  if (new Set(signers).size !== signers.length) problems.push(malformed('/predicate/signers', 'signer-repeated'));
  if (sigstore === null && signers.length === 0) problems.push(malformed('/predicate/signers', 'signers-empty'));
  if (signers.join() !== present.join()) {
    problems.push({
      code: 'manifest.signers-mismatch',
      at: { pointer: sigstore === null ? '/signatures' : '/dsseEnvelope/signatures' },
      expected: signers.join(' '),
      computed: present.join(' '),
    });
  }
  return problems;
}

function referenceProblems(predicate: BundlePredicate, subjects: ReadonlySet<string>): Finding[] {
  const unlisted = (member: 'snapshots' | 'redactions') =>
    predicate[member].flatMap(({ path }, index) =>
      subjects.has(path) ? [] : [malformed(`/predicate/${member}/${index}/path`, 'path-not-a-subject')],
    );
  const period = predicate.period.from > predicate.period.to ? [malformed('/predicate/period', 'period-order')] : [];
  return [...period, ...unlisted('snapshots'), ...unlisted('redactions')];
}

function streamProblems(stream: StreamStatement, index: number, subjects: ReadonlySet<string>): Finding[] {
  const problems: Finding[] = [];
  if (stream.name.includes('/')) problems.push(malformed(`/predicate/streams/${index}/name`, 'stream-name'));
  if (stream.files.length === 0) problems.push(mismatch(stream.name, 'no-files'));
  stream.files.forEach((file, number) => {
    const expected = `audit/${stream.name}/${String(number + 1).padStart(4, '0')}.ndjson`;
    if (file !== expected) problems.push(mismatch(stream.name, 'file-name', { expected, computed: file }));
    else if (!subjects.has(file)) problems.push(mismatch(stream.name, 'file-not-a-subject', { expected: file }));
  });
  const count = stream.last.seq - stream.first.seq + 1;
  if (count !== stream.count) {
    problems.push(mismatch(stream.name, 'event-count', { expected: String(stream.count), computed: String(count) }));
  }
  const { previous } = stream;
  if (previous !== null && previous.tree_size !== stream.first.seq) {
    problems.push(mismatch(stream.name, 'first-seq', { expected: String(previous.tree_size), computed: String(stream.first.seq) }));
  }
  return problems;
}

function streamSetProblems(streams: readonly StreamStatement[], subjects: ReadonlySet<string>): Finding[] {
  // Evidence without a log proves nothing about what was done; an empty list must not read as one that held.
  const problems: Finding[] = streams.length === 0 ? [malformed('/predicate/streams', 'streams-empty')] : [];
  const names = new Set<string>();
  const origins = new Set<string>();
  for (const { name, origin } of streams) {
    if (names.has(name)) problems.push(mismatch(name, 'name-repeated'));
    if (origins.has(origin)) problems.push(mismatch(name, 'origin-repeated'));
    names.add(name);
    origins.add(origin);
  }
  const claimed = new Set(streams.flatMap((stream) => [...stream.files, checkpointPath(stream.name)]));
  for (const subject of subjects) {
    const belongs = subject.startsWith('audit/') || subject.startsWith('checkpoints/');
    // An audit file that no stream claims would be signed, listed and never followed.
    if (belongs && !claimed.has(subject)) problems.push(mismatch(subject, 'file-without-stream'));
  }
  return problems;
}

export function checkpointPath(stream: string): string {
  return `checkpoints/${stream}.txt`;
}
