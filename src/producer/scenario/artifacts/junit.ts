import { encodeUtf8 } from '../../../core/encoding/index.ts';

export interface JunitCase {
  readonly name: string;
  readonly millis: number;
  readonly failure: string | null;
}

/** JUnit XML as CI systems write it: one suite, one case a line. */
export function junitXml(suite: string, timestamp: string, cases: readonly JunitCase[]): Uint8Array {
  const failed = cases.filter((each) => each.failure !== null).length;
  const seconds = (millis: number): string => (millis / 1000).toFixed(3);
  const total = seconds(cases.reduce((sum, each) => sum + each.millis, 0));
  const counts = `tests="${cases.length}" failures="${failed}" errors="0"`;
  return encodeUtf8([
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts} time="${total}">`,
    `  <testsuite name="${escapeXml(suite)}" ${counts} skipped="0" time="${total}" timestamp="${timestamp}">`,
    ...cases.map((each) => {
      const head = `    <testcase classname="${escapeXml(suite)}" name="${escapeXml(each.name)}" time="${seconds(each.millis)}"`;
      if (each.failure === null) return `${head}/>`;
      return `${head}>\n      <failure message="${escapeXml(each.failure)}" type="AssertionError">${escapeXml(each.failure)}</failure>\n    </testcase>`;
    }),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n'));
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
