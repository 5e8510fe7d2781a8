import { MANIFEST_PATH, SEAL_PREFIX, SIGSTORE_MANIFEST_PATH, type Statement } from '../../core/bundle/format.ts';
import { readManifest } from '../../core/bundle/read-manifest.ts';
import type { SigstoreManifest } from '../../core/bundle/sigstore-manifest.ts';
import { createFindingSink } from '../../core/findings/index.ts';
import type { Limits } from '../../core/run.ts';
import { readSigstoreManifest } from '../../core/sigstore/index.ts';
import type { OpenedContainer } from '../verify/open-container.ts';
import { listed, type Described, type Section } from './inspection.ts';

/** An archive or folder: what is in it by folder, and what its manifest says. Entries are listed, not hashed. */
export async function describeContainer(container: OpenedContainer, limits: Limits): Promise<Described> {
  if (!container.readable) {
    const [first] = container.findings;
    return { kind: container.kind, sections: problems(container), unread: first === undefined ? 'nothing in it can be read' : `it cannot be listed: ${first.code}` };
  }
  const manifest = await manifestOf(container, limits);
  const sections = [form(container), ...problems(container), ...folders(container)];
  if (manifest === null) {
    const named = container.entries.some(({ name }) => name === MANIFEST_PATH || name === SIGSTORE_MANIFEST_PATH);
    return { kind: named ? 'evidence bundle' : container.kind, sections: [...sections, { title: 'manifest', facts: [['manifest', named ? 'there, and not read' : 'none']] }] };
  }
  return { kind: 'evidence bundle', sections: [...sections, ...manifest] };
}

function form({ kind, entries, findings }: OpenedContainer): Section {
  const sealed = kind === 'folder' ? 'no archive around it' : findings.length === 0 ? 'sealed form' : findings.some(({ code }) => code === 'archive.not-sealed') ? 'another form than the sealed one' : 'sealed form, broken, or none';
  return { title: 'container', facts: [['form', sealed], ['entries', String(entries.length)], ['bytes', String(entries.reduce((sum, entry) => sum + entry.size, 0))]] };
}

function problems({ findings }: OpenedContainer): readonly Section[] {
  return listed('noticed while listing', findings.filter(({ code }) => code !== 'archive.not-sealed'), ({ code, at }) => [code, at.file ?? 'the container']);
}

function folders({ entries }: OpenedContainer): readonly Section[] {
  const counts = new Map<string, { files: number; bytes: number }>();
  for (const { name, size } of entries) {
    const folder = name.includes('/') ? `${name.slice(0, name.indexOf('/'))}/` : name;
    const count = counts.get(folder) ?? { files: 0, bytes: 0 };
    count.files += 1;
    count.bytes += size;
    counts.set(folder, count);
  }
  return listed('contents', [...counts].sort(([left], [right]) => (left < right ? -1 : 1)), ([folder, { files, bytes }]) => [folder, `${files} ${files === 1 ? 'file' : 'files'}, ${bytes} bytes`]);
}

async function manifestOf(container: OpenedContainer, limits: Limits): Promise<readonly Section[] | null> {
  const entry = container.entries.find(({ name }) => name === MANIFEST_PATH || name === SIGSTORE_MANIFEST_PATH);
  if (entry === undefined || entry.size > limits.maxDocumentBytes) return null;
  const bytes = await bytesOf(entry).catch(() => null);
  const sink = createFindingSink(limits.maxFindingsPerCode);
  const manifest = bytes === null ? null : readManifest(entry.name, bytes, readSigstoreManifest, { maxDepth: limits.maxJsonDepth, maxBytes: limits.maxDocumentBytes }, sink);
  if (manifest === null) return null;
  const found = sink.of('manifest.form').findings;
  const { statement, envelope, sigstore } = manifest;
  return [
    ...listed('noticed in the manifest', found, ({ code, values }) => [code, [values?.['problem'], values?.['pointer']].filter((each) => typeof each === 'string').join(' at ')]),
    ...describeStatement(statement),
    ...listed('signatures', sigstore === null ? envelope.signatures : [], ({ keyid, sig }) => [keyid, `${sig?.length ?? 0} bytes, algorithm unknown without the key`]),
    ...(sigstore === null ? [] : [claimed(sigstore)]),
    ...listed('sealed beside it', container.entries.filter(({ name }) => name.startsWith(SEAL_PREFIX)), ({ name, size }) => [name, `${size} bytes`]),
  ];
}

/** The certificate's identity as it claims it: nothing is checked against a trusted root. */
function claimed(sigstore: SigstoreManifest): Section {
  const { name, holder, algorithm } = sigstore.prove(null, '9999-12-31T23:59:59.999Z').signer;
  return { title: 'Sigstore signature', facts: [['identity claimed', name ?? 'none'], ['issuer claimed', holder ?? 'none'], ['algorithm', algorithm]] };
}

function describeStatement({ predicate, subject }: Statement): readonly Section[] {
  const { bundle_id: id, tenant, producer, created_at: createdAt, period, streams, snapshots, redactions, signers } = predicate;
  return [
    { title: 'bundle', facts: [
      ['bundle', id], ['tenant', tenant], ['producer', `${producer.name} ${producer.version}`], ['created', createdAt], ['from', period.from], ['to', period.to],
      ['files listed', String(subject.length)], ['values withheld', String(redactions.length)], ['signers announced', String(signers.length)],
    ] },
    ...listed('logs', streams, ({ name, origin, count, first, last, previous }) => [name, `${origin}, ${count} events, ${first.seq} to ${last.seq}${previous === null ? '' : `, after ${previous.tree_size} earlier ones`}`]),
    ...listed('snapshots', snapshots, ({ kind, path, at }) => [path, `${kind}, ${at}`]),
  ];
}

async function bytesOf(entry: OpenedContainer['entries'][number]): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry.open()) chunks.push(chunk);
  return Buffer.concat(chunks);
}
