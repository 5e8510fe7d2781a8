import { builtInPack, canonicalJson, diffControlPacks, readControlPack, type ControlPackChange, type PackFile } from '../../engine/controls/index.ts';
import { controlText, displayName, groupDigest, mappingText, misfitClause } from '../../text/index.ts';
import { CliError } from '../cli-error.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { readNamed } from '../signing-keys.ts';
import { bold, faint, plain, terminalOf, wrap, type Terminal } from '../terminal.ts';

/** How `--diff` names the pack that this version runs. */
const BUILT_IN = 'built-in';

/** Text for people; JSON is the pack's own file, which `--pack` and `--diff` read. */
export async function listPack(path: string | undefined, format: 'text' | 'json'): Promise<ExitCode> {
  const pack = await packOf(path ?? BUILT_IN);
  const terminal = terminalOf(process.stdout, process.env);
  process.stdout.write(format === 'json' ? `${canonicalJson(pack)}\n` : `${packLines(pack, terminal).map((line) => plain(terminal, line)).join('\n')}\n`);
  return EXIT.holds;
}

/** One line a difference; like diff(1), 0 when there is none and 1 when there is one. */
export async function diffPacks(paths: readonly string[], format: 'text' | 'json'): Promise<ExitCode> {
  const [first, second, ...more] = paths;
  if (first === undefined || second === undefined || more.length > 0) throw new CliError(EXIT.usage, '--diff takes two packs', `files that --list --format json wrote, or ${BUILT_IN}`);
  const changes = diffControlPacks(await packOf(first), await packOf(second));
  process.stdout.write(format === 'json' ? `${canonicalJson(changes)}\n` : changes.map((each) => `${changeText(each)}\n`).join(''));
  return changes.length === 0 ? EXIT.holds : EXIT.fails;
}

async function packOf(path: string): Promise<PackFile> {
  if (path === BUILT_IN) return builtInPack(controlText);
  const reading = readControlPack(await readNamed(path));
  if (!reading.ok) throw new CliError(EXIT.unreadable, `not a control pack: ${misfitClause(reading)}`, `${path} must be as proofroom controls --list --format json printed it`);
  return reading.pack;
}

function packLines({ id, version, digest, parameters, tests }: PackFile, terminal: Terminal): string[] {
  return [
    bold(terminal, `${displayName(id)} ${displayName(version)}`),
    faint(terminal, `sha256 ${groupDigest(digest)}`),
    '',
    ...Object.entries(parameters).map(([name, value]) => `${displayName(name).padEnd(26)} ${displayName(canonicalJson(value))}`),
    ...tests.flatMap((test) => [
      '',
      bold(terminal, `${displayName(test.id)} version ${test.version}, ${test.severity}${test.advisory ? ', advisory' : ''}`),
      ...[test.title, test.population, test.mappings.map(mappingText).join(', ')].flatMap((text) => wrap(displayName(text, 4_000), terminal.columns - 2).map((line) => `  ${line}`)),
    ]),
  ];
}

function changeText({ kind, what, id, member, before, after }: ControlPackChange): string {
  const about = `${what} ${displayName(id)}`;
  return kind === 'changed' ? `${kind} ${about} ${displayName(member ?? '')}: ${displayName(before ?? 'absent')} -> ${displayName(after ?? 'absent')}` : `${kind} ${about}`;
}
