import { Command, CommanderError } from 'commander';
import { CliError, renderError } from './cli-error.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { reportCommand, type ReportOptions } from './report-command.ts';
import { sampleCommand, type SampleOptions } from './sample-command.ts';
import { verifyCommand, type VerifyCommandOptions } from './verify-command.ts';

/** Runs one command line (without node and script) and returns its exit code. Never throws. */
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
    .description('verify evidence bundles and Sigstore bundles')
    .argument('<files...>', 'archives, folders or .sigstore.json files')
    .option('--trust <pack>', 'the trust pack: whose keys you believe')
    .option('--as-of <time>', 'the instant to judge from, in UTC (default: the end of today)')
    .option('--artifact <file>', 'the file a Sigstore bundle signs')
    .option('--previous <run>', 'the run of an earlier verification to hold each file against')
    .option('--require <axes>', 'axes that must pass for exit code 0', 'integrity,authenticity')
    .option('--format <format>', 'text, json or junit', 'text')
    .action(async (files: readonly string[], options: VerifyCommandOptions) => finish(await verifyCommand(files, options, version)));
  root.command('report')
    .description('verify a bundle and write the report as a PDF')
    .argument('<file>', 'an archive, a folder or a .sigstore.json file')
    .requiredOption('--out <file>', 'where to write the PDF')
    .option('--trust <pack>', 'the trust pack: whose keys you believe')
    .option('--as-of <time>', 'the instant to judge from, in UTC (default: the end of today)')
    .option('--artifact <file>', 'the file a Sigstore bundle signs')
    .option('--paper <size>', 'A4 or Letter', 'A4')
    .action(async (file: string, options: ReportOptions) => finish(await reportCommand(file, options, version)));
  root.command('sample')
    .description('write a demonstration bundle and its trust pack')
    .requiredOption('--scenario <name>', 'clean or incident')
    .requiredOption('--out <folder>', 'where to write both files')
    .option('--seed <seed>', 'the same seed gives the same bytes', '1')
    .option('--key <p12>', 'sign the manifest with the key in this PKCS#12 file')
    .option('--passphrase-file <file>', 'where the passphrase of --key stands')
    .option('--tamper <name>', 'write a copy that was changed in one known way')
    .option('--events <count>', 'how many events the record holds', '5000')
    .action(async (options: SampleOptions) => finish(await sampleCommand(options)));
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
