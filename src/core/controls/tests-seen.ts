import type { Stated, TestResult } from '../model/record.ts';
import { createPacker, memoryStore } from '../packing/index.ts';

/** A result as control tests look at it. */
export type TestSeen = Pick<TestResult, 'suite' | 'passed' | 'failed' | 'required' | 'artifactId'> & { readonly time: number };

/** Results by the commit that was tested: a log may hold one for every fifth action, and few are asked for. */
export interface TestsSeen {
  /** Before any is asked for. */
  readonly add: (test: Stated<TestResult>) => void;
  /** Those of a commit in the order they were added; none for one that was not tested. Of very many the last. */
  readonly of: (commit: string) => readonly TestSeen[];
  /** How many there are before those. */
  readonly beyond: (commit: string) => number;
  /** Whether any of them left a file, also one before those. */
  readonly leftFile: (commit: string) => boolean;
}

interface Link extends TestSeen {
  /** Place of the one that was added before for the same commit; -1 where there is none. */
  readonly before: number;
  /** How many there are with it, and whether any of these left a file. */
  readonly count: number;
  readonly file: boolean;
}

const NONE = -1;
/** Whoever writes the log decides how often one commit is tested, and how often it is merged: each merge looks at all of these. */
const MOST = 512;

/** Some thirty bytes a result, and the commit's name. */
export function createTestsSeen(): TestsSeen {
  const packer = createPacker<Link>();
  const store = memoryStore();
  const last = new Map<string, number>();
  /** Whoever merges one commit again and again asks for the same again. */
  let asked: { readonly commit: string; readonly tests: readonly TestSeen[] } | null = null;
  return {
    add({ value: { suite, passed, failed, required, artifactId, commit }, time }) {
      const before = last.get(commit) ?? NONE;
      const link = before === NONE ? { count: 0, file: false } : packer.unpack(store.at(before));
      last.set(commit, store.add(packer.pack({ suite, passed, failed, required, artifactId, time, before, count: link.count + 1, file: link.file || artifactId !== null })));
    },
    of(commit) {
      if (asked?.commit === commit) return asked.tests;
      const tests: TestSeen[] = [];
      for (let place = last.get(commit) ?? NONE; place !== NONE && tests.length < MOST;) {
        const { before, count: _count, file: _file, ...test } = packer.unpack(store.at(place));
        tests.push(test);
        place = before;
      }
      asked = { commit, tests: tests.reverse() };
      return asked.tests;
    },
    beyond(commit) {
      const place = last.get(commit);
      return place === undefined ? 0 : Math.max(0, packer.unpack(store.at(place)).count - MOST);
    },
    leftFile(commit) {
      const place = last.get(commit);
      return place !== undefined && packer.unpack(store.at(place)).file;
    },
  };
}
