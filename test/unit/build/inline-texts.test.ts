import { readdirSync, readFileSync } from 'node:fs';
import { parseSync, type Node } from 'oxc-parser';
import { describe, expect, test } from 'vitest';

/** Words in the source of the window, where the catalogue cannot see them. */

const FOLDER = 'src/renderer';
const SPOKEN = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder', 'alt', 'label', 'text', 'what', 'summary', 'empty', 'none', 'header']);
/** Key caps and examples of the filter's grammar, which no language changes. */
const SAME_EVERYWHERE = new Set(['Enter', 'Ctrl K', '⌘K', 'env:prod* kind:merge', 'SHA-256', 'Letter', 'A4']);
const LETTERS = /\p{L}{2}/u;

interface Found { readonly texts: string[]; readonly frozen: string[]; readonly examined: { elements: number; attributes: number; constants: number } }

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
const childrenOf = (node: Node): readonly Node[] => Object.values(node).flatMap((value: unknown) => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []));

/** Texts written in JSX and its spoken attributes, and catalogue texts read when a module is loaded. */
function inspect(file: string, source: string, catalogue: ReadonlySet<string>): Found {
  const found: Found = { texts: [], frozen: [], examined: { elements: 0, attributes: 0, constants: 0 } };
  const note = (list: string[], node: Node, text: string): void => void list.push(`${file}:${source.slice(0, node.start).split('\n').length}: ${text.trim()}`);
  const said = (node: Node): readonly string[] => {
    if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
    if (node.type === 'TemplateLiteral') return node.quasis.map((each) => each.value.raw);
    if (node.type === 'JSXExpressionContainer') return said(node.expression);
    if (node.type === 'ConditionalExpression') return [...said(node.consequent), ...said(node.alternate)];
    return node.type === 'LogicalExpression' ? [...said(node.left), ...said(node.right)] : [];
  };
  const check = (node: Node, texts: readonly string[]): void => {
    for (const text of texts) if (LETTERS.test(text) && !SAME_EVERYWHERE.has(text.trim())) note(found.texts, node, text);
  };
  const program = parseSync(file, source).program;
  const live = new Set(program.body.flatMap((each) => (each.type === 'ImportDeclaration' && each.source.value.endsWith('text/index.ts') ? each.specifiers.map(({ local }) => local.name) : [])).filter((name) => catalogue.has(name)));
  const walk = (node: Node, loading: boolean): void => {
    if (node.type === 'ImportDeclaration' || node.type.startsWith('TSType') || node.type === 'TSInterfaceDeclaration') return;
    if (node.type === 'JSXElement') {
      found.examined.elements += 1;
      for (const child of node.children) check(child, child.type === 'JSXText' ? [child.value] : child.type === 'JSXExpressionContainer' ? said(child) : []);
    }
    if (node.type === 'JSXAttribute' && node.name.type === 'JSXIdentifier' && SPOKEN.has(node.name.name) && node.value !== null) {
      found.examined.attributes += 1;
      check(node, said(node.value));
    }
    if (loading && node.type === 'Identifier' && live.has(node.name)) note(found.frozen, node, node.name);
    if (loading && node.type === 'VariableDeclarator') found.examined.constants += 1;
    const inside = loading && !/Function/.test(node.type);
    // The name of a member is no read of a text that is called the same.
    const children = node.type === 'MemberExpression' && !node.computed ? [node.object] : node.type === 'Property' && !node.computed ? [node.value] : childrenOf(node);
    for (const child of children) walk(child, inside);
  };
  walk(program, true);
  return found;
}

const spoken = new Set(/export let \{([\s\S]*?)\}/.exec(readFileSync('src/text/spoken.ts', 'utf8'))![1]!.split(/[,\s]+/).filter(Boolean));

describe('the words of the window', () => {
  test('stand in the catalogue, and are read when they are shown', () => {
    const files = readdirSync(FOLDER, { recursive: true }).map(String).filter((name) => /\.tsx?$/.test(name));
    const all = files.map((name) => inspect(`${FOLDER}/${name}`, readFileSync(`${FOLDER}/${name}`, 'utf8'), spoken));
    const sum = (of: (found: Found) => number): number => all.reduce((total, each) => total + of(each), 0);
    const counts = { files: files.length, elements: sum((f) => f.examined.elements), attributes: sum((f) => f.examined.attributes), constants: sum((f) => f.examined.constants) };
    console.log(`words of the window: ${JSON.stringify(counts)}`);
    expect(all.flatMap((found) => found.texts)).toEqual([]);
    expect(all.flatMap((found) => found.frozen)).toEqual([]);
    expect(counts.files).toBeGreaterThan(200);
    expect(counts.elements).toBeGreaterThan(1_000);
    expect(counts.attributes).toBeGreaterThan(250);
    expect(counts.constants).toBeGreaterThan(300);
    expect(spoken.size).toBeGreaterThan(40);
  });

  test.each([
    ['<b>Signed by</b>', 1], ['<b>{on ? "yes" : "not here"}</b>', 2], ['<input placeholder="a name" />', 1], ['<b aria-label={`Event ${id}`} />', 1], ['<b>{`of ${n}`}</b>', 1],
    ['<b className="big">{t.signed}</b>', 0], ['<kbd>Enter</kbd>', 0], ['<b>·</b>', 0],
  ])('%s holds %i', (jsx, count) => expect(inspect('x.tsx', `const f = () => ${jsx};`, spoken).texts).toHaveLength(count));

  test.each([
    ['const T = verdictText.now;', 1], ['const T = { a: [verdictText] };', 1], ['const t = () => verdictText.now;', 0], ['function f() { return verdictText; }', 0], ['type T = typeof verdictText;', 0],
  ])('%s freezes %i', (line, count) => expect(inspect('x.ts', `import { verdictText } from '../../text/index.ts';\n${line}`, spoken).frozen).toHaveLength(count));
});
