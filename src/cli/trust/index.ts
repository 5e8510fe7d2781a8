import type { Command } from 'commander';
import type { ExitCode } from '../exit-codes.ts';
import type * as Edit from './edit.ts';
import type { EditOptions } from './pack-file.ts';
import type * as Sigstore from './sigstore.ts';
import type * as Statements from './statements.ts';

// Loaded by the command that needs them, as in program.ts.
const edit = () => import('./edit.ts');
const sigstore = () => import('./sigstore.ts');
const show = () => import('./show.ts');
const statements = () => import('./statements.ts');

type Finish = (code: ExitCode) => void;

/** `proofroom trust`: whom to believe, as files. */
export function trustCommands(root: Command, finish: Finish): void {
  const trust = root.command('trust').description('show, make and change trust packs; introduce, endorse and accept keys');
  trust.command('show').description('whom a trust pack, a key introduction or an endorsement speaks of, with the digits to compare by voice')
    .argument('<file>', 'the file').action(async (file: string) => finish(await (await show()).showTrust(file)));
  trust.command('diff').description('what the second pack believes otherwise; exits with 1 when anything')
    .argument('<first>', 'a trust pack').argument('<second>', 'another').action(async (first: string, second: string) => finish(await (await statements()).diff(first, second)));
  trust.command('export').description('write a key or certificate of a pack as PEM')
    .argument('<pack>', 'the trust pack').argument('<id>', 'the beginning of a keyid or fingerprint').action(async (pack: string, id: string) => finish(await (await statements()).exportKey(pack, id)));
  trust.command('create').description('make a pack that believes nobody yet')
    .requiredOption('--name <name>', 'shown with every verdict').requiredOption('--out <pack>', 'where to write it')
    .option('--threshold <count>', 'trusted keys that must have signed a manifest', '1').option('--stale-after <days>', 'age at which it warns', '90').option('--at <time>', AT)
    .action(async (options: Edit.CreatePackOptions) => finish(await (await edit()).createPack(options)));
  editing(trust, finish);
  ceremony(trust, finish);
}

const AT = 'the instant of this edit (default: now)';
const edits = (command: Command): Command => command.option('--at <time>', AT).option('--out <pack>', 'where to write it (default: the pack itself)');
const describes = (command: Command): Command => command
  .requiredOption('--name <name>', 'of the key, for people').requiredOption('--holder <id>', 'principal or service whose key it is')
  .requiredOption('--purpose <names...>', 'manifest, checkpoint, approval, work-package, receipt')
  .requiredOption('--from <time>', 'first instant at which it may sign').requiredOption('--until <time>', 'last instant at which it may sign')
  .option('--log <origins...>', 'logs whose heads it signs');
const signs = (command: Command): Command => command
  .requiredOption('--key <file>', 'the private key, PEM or PKCS#12').option('--passphrase-file <file>', 'where its passphrase stands').requiredOption('--out <file>', 'where to write it').option('--at <time>', 'the instant of signing (default: now)');

function editing(trust: Command, finish: Finish): void {
  edits(describes(trust.command('add-key').description('believe a public key that you have from its owner').argument('<pack>', 'the trust pack').argument('<key>', 'PEM or DER public key, or certificate')))
    .option('--algorithm <name>', 'how an RSA key signs')
    .action(async (pack: string, key: string, options: EditOptions & Edit.KeyOptions & { readonly algorithm?: string }) => finish(await (await edit()).addKey(pack, key, options)));
  edits(trust.command('add-anchor').description('believe a certificate authority').argument('<pack>', 'the trust pack').argument('<certificate>', 'PEM or DER'))
    .requiredOption('--purpose <names...>', 'what it vouches for: the purposes of keys, and timestamp').option('--name <name>', 'for people (default: its common name)')
    .action(async (pack: string, file: string, options: EditOptions & { readonly purpose: readonly string[]; readonly name?: string }) => finish(await (await edit()).addAnchor(pack, file, options)));
  edits(trust.command('add-crl').description('add a certificate revocation list').argument('<pack>', 'the trust pack').argument('<crl>', 'PEM or DER'))
    .action(async (pack: string, file: string, options: EditOptions) => finish(await (await edit()).addCrl(pack, file, options)));
  edits(trust.command('add-sigstore').description('believe a Sigstore instance, and name whose signatures are wanted').argument('<pack>', 'the trust pack').argument('[root]', 'trusted_root.json (default: the one in the pack)'))
    .option('--identity <san>', 'as certificates name it: a mail address, or the URI of a workflow').option('--issuer <url>', 'who attests to it').option('--purpose <names...>', 'manifest, document')
    .action(async (pack: string, root: string | undefined, options: Sigstore.SigstoreOptions) => finish(await (await sigstore()).addSigstore(pack, root, options)));
  edits(trust.command('remove-identity').description('no longer want the signatures of an identity').argument('<pack>', 'the trust pack'))
    .requiredOption('--identity <san>', 'as trust show prints it').requiredOption('--issuer <url>', 'who attests to it')
    .action(async (pack: string, options: Parameters<typeof Sigstore.removeIdentity>[1]) => finish(await (await sigstore()).removeIdentity(pack, options)));
  edits(trust.command('remove').description('take a key, certificate or revocation list out').argument('<pack>', 'the trust pack').argument('<id>', 'the beginning of its keyid, fingerprint or SHA-256'))
    .action(async (pack: string, id: string, options: EditOptions) => finish(await (await edit()).remove(pack, id, options)));
  edits(trust.command('compromise').description('believe a key or certificate only before an instant').argument('<pack>', 'the trust pack').argument('<id>', 'the beginning of its keyid or fingerprint'))
    .requiredOption('--since <time>', 'from when on it is not believed')
    .action(async (pack: string, id: string, options: EditOptions & { readonly since: string }) => finish(await (await edit()).compromise(pack, id, options)));
}

function ceremony(trust: Command, finish: Finish): void {
  describes(signs(trust.command('introduce').description('write what you say of your key, signed by it, and print the digits to read out')))
    .action(async (options: Parameters<typeof Statements.introduce>[0]) => finish(await (await statements()).introduce(options)));
  signs(trust.command('endorse').description('sign for a new key with the old one'))
    .requiredOption('--new <introduction>', 'the introduction of the new key')
    .action(async (options: Parameters<typeof Statements.endorse>[0]) => finish(await (await statements()).endorse(options)));
  edits(trust.command('accept').description('take in an introduced or endorsed key').argument('<file>', 'the introduction or endorsement'))
    .requiredOption('--trust <pack>', 'the trust pack').option('--fingerprint <digits>', 'the twelve groups that the owner of an introduced key read out')
    .action(async (file: string, options: Parameters<typeof Edit.accept>[1]) => finish(await (await edit()).accept(file, options)));
}
