import { PROBLEMS, type Finding } from '../../src/core/findings/index.ts';
import { LANGUAGES, textsIn } from '../../src/text/index.ts';

const CODE_WORDS: ReadonlySet<string> = new Set(PROBLEMS.filter((word) => word.includes('-')));
/** A word of its own: a name in the evidence may hold one. */
const WORD = /[\w./-]*\w/g;

/** Findings whose sentence, in either language, holds one of the verifier's own words instead of a clause. */
export const bareWords = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap((finding) => LANGUAGES.map((language) => `${finding.code}: ${textsIn(language).findings[finding.code].found(finding)}`))
    .filter((told) => told.match(WORD)?.slice(1).some((word) => CODE_WORDS.has(word)) === true);

/** Sentences that two findings of one run say of the same place. */
export function saidTwice(findings: readonly Finding[]): readonly string[] {
  const said = LANGUAGES.flatMap((language) => {
    const seen = new Set<string>();
    return findings.filter((finding) => {
      const sentence = `${JSON.stringify(finding.at)} ${textsIn(language).findings[finding.code].found(finding)}`;
      if (seen.has(sentence)) return true;
      seen.add(sentence);
      return false;
    });
  });
  return said.map(({ code, at, values }) => `${code} ${JSON.stringify(at)} ${JSON.stringify(values ?? {})}`);
}
