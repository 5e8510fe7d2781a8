import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CONTROL_PACK, type Member } from '../../../../src/core/controls/index.ts';
import { controls } from '../../../../src/text/en/controls/index.ts';
import { factText } from '../../../../src/text/index.ts';
import { factText as inJapanese } from '../../../../src/text/ja/control-text.ts';
import { storedScenesPath, type StoredScene } from '../../../support/scenes.ts';

interface Stored { readonly kind: string; readonly name: string; readonly member: Member; readonly expect: { readonly verdict: string; readonly reason: string; readonly event: string } }

const folder = new URL('facts/', import.meta.url);
const written = new Set(readdirSync(folder).filter((name) => name.endsWith('.json')));
const storedOf = (id: string): readonly Stored[] =>
  written.has(`${id.toLowerCase()}.json`) ? (JSON.parse(readFileSync(new URL(`${id.toLowerCase()}.json`, folder), 'utf8')) as Stored[]) : [];
const scenesOf = (id: string): readonly StoredScene[] =>
  existsSync(storedScenesPath(id)) ? (JSON.parse(readFileSync(storedScenesPath(id), 'utf8')) as StoredScene[]) : [];

describe.each(CONTROL_PACK.tests.map((each) => [each.id, each] as const))('%s on stored facts', (id, rule) => {
  const stored = storedOf(id);
  const scenes = scenesOf(id);

  test.each(stored.map((each) => [`${each.kind}: ${each.name}`, each] as const))('%s', (_, { member, expect: expected }) => {
    const fact = rule.judge(member);
    expect({ verdict: fact.verdict, reason: fact.reason, event: fact.at.event }).toEqual(expected);
  });

  test.each(scenes.map((each) => [`${each.kind}: ${each.name}`, each] as const))('scene %s', (_, { members, facts }) => {
    expect(JSON.parse(JSON.stringify(members.map((each) => rule.judge(each))))).toEqual(facts);
  });

  test('meets every reason, each with a sentence that reads well', () => {
    const met = [...stored.map(({ member }) => rule.judge(member)), ...scenes.flatMap(({ facts }) => facts)];
    expect([...new Set(met.map((each) => each.reason))].toSorted()).toEqual(Object.keys(controls[id].facts).toSorted());
    for (const fact of met) {
      expect(factText(id, fact)).toMatch(/^[A-Z0-9a-z].*\.$/);
      expect(factText(id, fact)).not.toMatch(/undefined|unknown (time|digest)|not named|some time|someone|\s\s/);
      expect(inJapanese(id, fact)).toMatch(/^\S.*[^。]。$/);
      expect(inJapanese(id, fact)).not.toMatch(/undefined|不明な(時刻|ダイジェスト)|いくらか|\s\s|[、。：（「]\s|\s[、。（）」]/);
    }
  });
});
