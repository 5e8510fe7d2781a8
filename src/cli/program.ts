import { Command, CommanderError } from 'commander';
import { CliError, renderError } from './cli-error.ts';
import type { ControlsOptions } from './controls/controls-command.ts';
import type { CreateOptions } from './create-command.ts';
import type { EventOptions } from './event-command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { MetricsOptions } from './metrics-command.ts';
import type { ReportOptions } from './report/options.ts';
import type { SampleOptions } from './sample-command.ts';
import type { SignOptions } from './sign-command.ts';
import { trustCommands } from './trust/index.ts';
import type { VerifyCommandOptions } from './verify-command.ts';

/** Runs one command line (without node and script) and returns its exit code. Never throws. Only what the command needs is loaded. */
export async function runCli(args: readonly string[], version: string): Promise<ExitCode> {
  let code: ExitCode = EXIT.holds;
  const finish = (next: ExitCode): void => void (code = next);
  try {
    await program(version, finish).parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    const known = describe(error);
    if (known.message !== '') process.stderr.write(renderError(known));
    return known.exitCode;
  }
}

function program(version: string, finish: (code: ExitCode) => void): Command {
  const root = new Command('proofroom')
    .description('Verify signed evidence of what AI agents did, offline')
    .version(version, '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  root.command('verify')
    .description('verify evidence bundles, Sigstore bundles, signed documents, sign-offs and portable cases')
    .argument('<files...>', 'archives, folders or signed files')
    .option('--trust <pack>', 'the trust pack: whose keys you believe')
    .option('--as-of <time>', 'the instant to judge from, in UTC (default: the end of today)')
    .option('--artifact <file>', 'the file a Sigstore bundle or document signs, or the run of a sign-off')
    .option('--previous <run>', 'the run of an earlier verification to hold each file against')
    .option('--require <axes>', 'axes that must pass for exit code 0', 'integrity,authenticity')
    .option('--format <format>', 'text, json or junit', 'text')
    .action(async (files: readonly string[], options: VerifyCommandOptions) => finish(await (await import('./verify-command.ts')).verifyCommand(files, options, version)));
  root.command('controls')
    .description('verify evidence and test what it records: populations, exceptions, frameworks; list and compare control packs')
    .argument('[file]', 'an archive, a folder or another file of evidence')
    .option('--trust <pack>', 'the trust pack: whose keys you believe')
    .option('--as-of <time>', 'the instant to judge from, in UTC (default: the end of today)')
    .option('--framework <id>', 'only control tests that are evidence relevant to it, with its references')
    .option('--severity <names>', 'only these: critical, high, medium, low')
    .option('--control <files...>', 'control tests of your own to run as well')
    .option('--waivers <file>', 'waivers to lay over the outcomes')
    .option('--format <format>', 'text or json', 'text')
    .option('--list', 'print the control pack; as JSON it is a file')
    .option('--pack <file>', 'list this pack instead of the one of this version')
    .option('--diff <packs...>', 'what the second pack tests otherwise; exits with 1 when anything')
    .action(async (file: string | undefined, options: ControlsOptions) => finish(await (await import('./controls/controls-command.ts')).controlsCommand(file, options, version)));
  root.command('inspect')
    .description('describe files by their own words, without keys; nothing is verified')
    .argument('<files...>', 'bundles, trust packs, runs, keys, certificates and other files of evidence')
    .option('--format <format>', 'text or json', 'text')
    .action(async (files: readonly string[], options: { readonly format: string }) => finish(await (await import('./inspect-command.ts')).inspectCommand(files, options)));
  root.command('metrics')
    .description('recompute the figures of autonomy from a record, each with both its numbers')
    .argument('<file>', 'an archive or a folder')
    .option('--trust <pack>', 'the trust pack: whose keys you believe')
    .option('--as-of <time>', 'the instant to judge from, in UTC (default: the end of today)')
    .option('--format <format>', 'text or json', 'text')
    .action(async (file: string, options: MetricsOptions) => finish(await (await import('./metrics-command.ts')).metricsCommand(file, options, version)));
  root.command('report')
    .description('write a report of evidence, verified now, or of a run that was printed before')
    .argument('<file>', 'an archive, a folder or another file of evidence; or a run as verify --format json prints it')
    .option('--format <format>', 'pdf, json, oscal, csv, junit, parquet or pack', 'pdf')
    .option('--out <place>', 'where to write it: a file, and for csv and parquet a folder (json, oscal and junit are printed without)')
    .option('--evidence <file>', 'the evidence of the run: it is verified again, and has to give the same one')
    .option('--trust <pack>', 'the trust pack: whose keys you believe')
    .option('--as-of <time>', 'the instant to judge from, in UTC (default: the end of today)')
    .option('--artifact <file>', 'the file a Sigstore bundle or document signs, or the run of a sign-off')
    .option('--previous <run>', 'the run of an earlier verification to hold the evidence against')
    .option('--control <files...>', 'controls of your own to run over the record; the report marks them as yours')
    .option('--language <language>', 'en or ja (default: en)')
    .option('--paper <size>', 'A4 or Letter (default: A4)')
    .option('--leave-out <sections...>', 'sections that are not printed; the report says which')
    .option('--filter <text>', 'what the figures of time and systems show, and nothing else')
    .option('--preparer <name>', 'who prepared the report')
    .option('--reviewer <name>', 'who reviewed it')
    .option('--redact <what...>', 'what the reader may not see: people, agents, systems, values, file-names, custody, notes')
    .option('--redacted-by <name>', 'who withheld it')
    .option('--redaction-reason <text>', 'why')
    .option('--key <file>', 'sign the PDF with this key, PEM or PKCS#12: RSA, P-256, P-384 or P-521')
    .option('--chain <files...>', 'its certificate and its issuers, where they are not in the file of the key')
    .option('--passphrase-file <file>', 'where the passphrase of the key stands (or PROOFROOM_PASSPHRASE)')
    .option('--at <time>', 'when the signer says that it signs (default: now)')
    .option('--timestamp-request <file>', 'write the request for a time-stamp of the signature; proofroom sign adds the answer')
    .action(async (file: string, options: ReportOptions) => finish(await (await import('./report/report-command.ts')).reportCommand(file, options, version)));
  root.command('event')
    .description('hand over one event of a bundle with the proof that it is in its log, to be verified alone')
    .argument('<file>', 'an archive or a folder')
    .argument('<event>', 'the event’s record_id')
    .requiredOption('--out <file>', 'where to write the event and its proof')
    .option('--withhold <names...>', 'disclosed values that are not handed over')
    .option('--by <name>', 'who decides that')
    .option('--reason <text>', 'why')
    .action(async (file: string, event: string, options: EventOptions) => finish(await (await import('./event-command.ts')).eventCommand(file, event, options)));
  root.command('sample')
    .description('write a demonstration bundle and its trust pack')
    .option('--scenario <name>', 'clean or incident')
    .option('--out <folder>', 'where to write both files')
    .option('--seed <seed>', 'the same seed gives the same bytes', '1')
    .option('--key <file>', 'sign the manifest with this key, PEM or PKCS#12')
    .option('--passphrase-file <file>', 'where the passphrase of --key stands')
    .option('--tamper <name>', 'write a copy that was changed in one known way; list prints the names')
    .option('--events <count>', 'how many events the record holds', '5000')
    .action(async (options: SampleOptions) => finish(await (await import('./sample-command.ts')).sampleCommand(options)));
  root.command('create')
    .description('seal a folder as an evidence bundle')
    .argument('<folder>', 'events in audit/<log>/*.ndjson, other files as they are, bundle.json')
    .requiredOption('--out <bundle>', 'where to write the bundle')
    .requiredOption('--manifest-key <files...>', 'keys that sign the list of contents, PEM or PKCS#12, in this order')
    .requiredOption('--log-key <file>', 'the Ed25519 key that signs the heads of the logs')
    .option('--announce <files...>', 'public keys of those who will sign later, with proofroom sign')
    .option('--certificates <files...>', 'certificate chains of the manifest keys, PEM')
    .option('--passphrase-file <file>', 'where the passphrase of the keys stands (or PROOFROOM_PASSPHRASE)')
    .option('--describe <file>', 'the description, where it is not bundle.json of the folder')
    .option('--continues <bundle>', 'the bundle before: its logs go on in this one')
    .option('--trust <pack>', 'whose keys to verify the bundle before with')
    .action(async (folder: string, options: CreateOptions) => finish(await (await import('./create-command.ts')).createCommand(folder, options, version)));
  root.command('sign')
    .description('add the signature of an announced signer to a sealed bundle, or to its seal: certificates, time-stamps, a countersignature; or a time-stamp to a signed report')
    .argument('<bundle>', 'the sealed archive, or a signed report')
    .requiredOption('--out <bundle>', 'where to write it; the same name replaces the bundle')
    .option('--key <file>', 'the private key of an announced signer, PEM or PKCS#12')
    .option('--countersign <file>', 'the private key of whoever countersigns, PEM or PKCS#12')
    .option('--cms', 'countersign in CMS, by the certificate in --chain, without a statement')
    .option('--signer <id>', 'in whose name it countersigns (default: whom its certificate names)')
    .option('--statement <text>', 'what whoever countersigns says')
    .option('--at <time>', 'when it countersigns (default: now)')
    .option('--chain <files...>', 'certificates of a signer or countersigner and their issuers, PEM')
    .option('--crl <files...>', 'revocation lists, PEM or DER')
    .option('--timestamp <files...>', 'RFC 3161 tokens or responses over the bytes of the manifest, or of a report’s signature, DER')
    .option('--trust <pack>', 'whose keys to verify with what was added, before it is put in place')
    .option('--passphrase-file <file>', 'where the passphrase of the keys stands (or PROOFROOM_PASSPHRASE)')
    .action(async (bundle: string, options: SignOptions) => finish(await (await import('./sign-command.ts')).signCommand(bundle, options, version)));
  trustCommands(root, finish);
  return root;
}

function describe(error: unknown): { readonly exitCode: ExitCode; readonly message: string; readonly hint: string | null } {
  if (error instanceof CliError) return error;
  if (error instanceof CommanderError) {
    // Help and version are answers, not errors.
    if (error.exitCode === 0) return { exitCode: EXIT.holds, message: '', hint: null };
    const message = error.message.replace(/^error: /, '').replace(/\.$/, '');
    return { exitCode: EXIT.usage, message: error.code === 'commander.help' ? '' : message, hint: 'proofroom --help lists commands and options' };
  }
  return { exitCode: EXIT.internal, message: `internal: ${error instanceof Error ? error.name : typeof error}`, hint: 'please report it with the command that led here' };
}
