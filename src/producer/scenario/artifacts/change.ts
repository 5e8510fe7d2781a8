import { encodeUtf8 } from '../../../core/encoding/index.ts';
import { jcsBytes } from '../../seal/jcs.ts';
import { fill, type Topic } from '../topics.ts';

/** The change as a unified diff with one hunk; `base` and `head` are the blob names git would print. */
export function unifiedDiff(topic: Topic, base: string, head: string, line: number): Uint8Array {
  const { file, before, after } = topic;
  return encodeUtf8([
    `diff --git a/${file} b/${file}`,
    `index ${base.slice(0, 10)}..${head.slice(0, 10)} 100644`,
    `--- a/${file}`,
    `+++ b/${file}`,
    `@@ -${line},${before.length} +${line},${after.length} @@`,
    ...before.map((text) => `-${text}`),
    ...after.map((text) => `+${text}`),
    '',
  ].join('\n'));
}

/** The steps by which anyone can see the problem again. */
export function reproduction(topic: Topic, system: string, commit: string): Uint8Array {
  return jcsBytes({
    format: 'halden.reproduction.v1',
    title: fill(topic.problem, system),
    commit,
    environment: 'staging',
    steps: topic.steps.map((step) => fill(step, system)),
    expected: topic.expected,
    observed: topic.observed,
  });
}
