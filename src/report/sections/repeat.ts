import type { Signer, StreamSummary } from '../../core/examined.ts';
import type { Run } from '../../core/run.ts';
import { displayName, reportText } from '../../text/index.ts';
import type { Block, Section } from '../blocks.ts';
import type { ReportInput } from '../input.ts';

/** How to come to the same result with tools that have nothing to do with Proofroom, command by command. */
export function repeatSection(input: ReportInput): Section {
  const { run } = input;
  const text = reportText.repeat;
  const blocks: Block[] = [
    { kind: 'paragraph', text: run.subject.kind === 'evidence-bundle' ? text.bundle : text.other },
    { kind: 'commands', lines: repeatCommands(run, input.evidenceName) },
    ...(scripted(input) ? [{ kind: 'paragraph', text: text.script } as const] : []),
    { kind: 'paragraph', tone: 'muted', text: text.whole(`${run.software.name} ${run.software.version}`) },
  ];
  return { id: 'repeat', title: reportText.sectionTitles.repeat, blocks };
}

/** A redacted pack encloses no evidence to check, and the script follows no Sigstore manifest: docs/formats/auditor-pack.md. */
const scripted = ({ run, choices }: ReportInput): boolean =>
  run.subject.kind === 'evidence-bundle' && choices.redactions.length === 0 && !run.files.some(({ name }) => name === SIGSTORE_MANIFEST);

/** A POSIX shell word. Names come from the user and from evidence: nothing in them may become a command. */
const word = (text: string): string => (/^[\w.][\w./-]*$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

/** Shell lines; those that begin with "# " are remarks. Exported for the test that runs them. */
export function repeatCommands(run: Run, evidenceName: string): readonly string[] {
  // A name that could end the here-document, or the line, is not printed into one.
  const file = /^\P{Cc}+$/u.test(evidenceName) && evidenceName !== 'END' ? evidenceName : 'evidence.zip';
  const { remarks } = reportText.repeat;
  const same = [`# ${remarks.same}`, `sha256sum -c - <<'END'`, `${run.subject.digest}  ${file}`, 'END'];
  const manifest = run.files.find((each) => each.status === 'manifest')?.name;
  if (run.subject.kind !== 'evidence-bundle' || manifest === undefined) return same;
  return [
    ...same,
    `# ${remarks.unpack}`,
    `unzip -q ${word(file.startsWith('-') ? `./${file}` : file)} -d evidence`,
    `sed 's/.*"payload":"\\([^"]*\\)".*/\\1/' evidence/${manifest} | base64 -d > statement.json`,
    `# ${remarks.files}`,
    `grep -o '{"digest":{"sha256":"[0-9a-f]*"},"name":"[^"]*"}' statement.json |`,
    `  sed 's/{"digest":{"sha256":"\\(.*\\)"},"name":"\\(.*\\)"}/\\1  \\2/' > listed.txt`,
    '(cd evidence && sha256sum --quiet -c ../listed.txt)',
    ...signatures(run, manifest),
    `# ${remarks.chain}`,
    `cat > chain.py <<'END'`,
    ...CHAIN,
    'END',
    ...run.streams.flatMap(chain),
  ];
}

const SIGSTORE_MANIFEST = 'manifest.sigstore.json';

/** A Sigstore manifest brings certificate, log entry and clocks, which only a Sigstore client follows. */
function signatures({ signers, subject }: Run, manifest: string): readonly string[] {
  if (manifest === SIGSTORE_MANIFEST) return [`# ${reportText.repeat.remarks.sigstore(`evidence/${SIGSTORE_MANIFEST}`)}`];
  return signers.flatMap((signer, index) => signature(signer, index + 1, subject.kind === 'evidence-bundle' ? subject.createdAt : null));
}

/** What DSSE signs: the length and text of the type, then of the payload. */
function signature(signer: Signer, number: number, createdAt: string | null): readonly string[] {
  if (!/^[0-9a-f]{64}$/u.test(signer.keyid)) return [];
  const check = signer.algorithm === 'ed25519'
    ? `openssl pkeyutl -verify -pubin -inkey key${number}.pem -rawin -in signed.bin -sigfile sig${number}.bin`
    : `openssl dgst -sha256 -verify key${number}.pem -signature sig${number}.bin signed.bin`;
  return [
    `# ${reportText.repeat.remarks.signature(number, signer.keyid.slice(0, 16))}`,
    `KEY=${signer.keyid}`,
    ...(signer.certifiedBy.length === 0 ? keyOfPack(number) : keyOfCertificate(number, createdAt)),
    `echo "$KEY  key${number}.der" | sha256sum -c -`,
    `openssl pkey -pubin -inform DER -in key${number}.der -out key${number}.pem`,
    `grep -o "\\"keyid\\":\\"$KEY\\",\\"sig\\":\\"[^\\"]*" evidence/manifest.dsse.json |`,
    `  sed 's/.*"sig":"//' | base64 -d > sig${number}.bin`,
    `(printf 'DSSEv1 28 application/vnd.in-toto+json %d ' $(wc -c < statement.json);`,
    '  cat statement.json) > signed.bin',
    check,
  ];
}

/** A key that the trust pack holds itself. */
function keyOfPack(number: number): readonly string[] {
  return [
    `grep -o "\\"keyid\\":\\"$KEY\\"[^}]*" trust-pack.json |`,
    `  sed 's/.*"spki":"\\([^"]*\\)".*/\\1/' | base64 -d > key${number}.der`,
  ];
}

/** A key that an authority of the trust pack vouches for, at the time the bundle says it was made. */
function keyOfCertificate(number: number, createdAt: string | null): readonly string[] {
  const at = createdAt === null ? '' : `-attime ${Math.floor(Date.parse(createdAt) / 1000)} `;
  return [
    `CHAIN=evidence/seal/certificates/$KEY.pem`,
    `grep -o '"certificate":"[^"]*"' trust-pack.json | cut -d '"' -f 4 |`,
    `  while read -r CERT; do printf -- '-----BEGIN CERTIFICATE-----\\n'`,
    `  echo "$CERT" | fold -w 64; printf -- '-----END CERTIFICATE-----\\n'`,
    '  done > anchors.pem',
    `openssl verify ${at}-CAfile anchors.pem -untrusted $CHAIN $CHAIN`,
    `openssl x509 -in $CHAIN -pubkey -noout |`,
    `  openssl pkey -pubin -outform DER -out key${number}.der`,
  ];
}

const CHAIN = [
  'import hashlib, json, sys',
  'before = None',
  'for name in sys.argv[2:]:',
  '  for line in open(name, "rb"):',
  '    event = json.loads(line)',
  '    said = event.pop("hash"); event.pop("open", None)',
  '    form = json.dumps(event, ensure_ascii=False, separators=(",", ":"), sort_keys=True)',
  '    if hashlib.sha256(form.encode()).hexdigest() != said: print("content changed:", event["seq"])',
  '    if before not in (None, event["prev"]): print("link broken:", event["seq"])',
  '    before = said',
  'print("head OK" if before == sys.argv[1] else "head differs: " + str(before))',
] as const;

function chain(stream: StreamSummary): readonly string[] {
  return [
    `# ${reportText.repeat.remarks.stream(displayName(stream.name))}`,
    `python3 chain.py ${stream.head} \\`,
    ...stream.files.map((file, index) => `  ${word(`evidence/${file}`)}${index === stream.files.length - 1 ? '' : ' \\'}`),
  ];
}
