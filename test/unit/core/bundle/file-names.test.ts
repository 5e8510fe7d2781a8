import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isDocument, isFormatName } from '../../../../src/core/bundle/format.ts';
import { readSample } from '../../../support/sample-bundle.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

test('every file of a sample has a name that the format gives', async () => {
  const { files } = await readSample(temporaryFolder('file-names'), 'incident', '7', 2_000);
  expect([...files.keys()].filter((name) => !isFormatName(name))).toEqual([]);
  expect([...files.keys()].filter(isDocument).length).toBeGreaterThan(20);
});

test('every document that the specification names is one, and its name says nothing else', () => {
  const page = readFileSync(new URL('../../../../docs/formats/evidence-bundle.md', import.meta.url), 'utf8');
  const [, snapshots = ''] = page.split('\n## Snapshots\n');
  const named = [...snapshots.slice(0, snapshots.indexOf('\n## ')).matchAll(/^\| `([^`]+)` \|/gmu)].flatMap(([, name = '']) => (name.includes('/') ? [name.replace(/<[a-z_]+>/u, '2026.1')] : []));
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((name) => !isDocument(name) || !isFormatName(name))).toEqual([]);
});

test('a name with anything in it that is no id is not one that the format gives', () => {
  const others = ['approvals/ada lima.dsse.json', 'approvals/.dsse.json', 'graph/a/b.json', 'identity/people.json', 'integrations/idp.json.bak', 'seal/crls/ada.crl', 'work-packages/x.json', `graph/${'x'.repeat(81)}.json`, 'constructor'];
  expect(others.filter(isFormatName)).toEqual([]);
  expect(isDocument('approvals/ada lima.dsse.json')).toBe(true);
  expect(['approvals/a/b.dsse.json', 'graph/.json', 'toString'].filter(isDocument)).toEqual([]);
});
