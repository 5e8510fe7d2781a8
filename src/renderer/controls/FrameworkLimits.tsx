import type { ReactNode } from 'react';
import type { FrameworkCoverage } from '../../contract/index.ts';
import { displayList, displayName, frameworkInWords, frameworksText } from '../../text/index.ts';
import { Facts } from '../design/Facts.tsx';

const words = () => frameworksText;

/** What evidence of this kind cannot say for a framework, how much of it any test speaks of, and what changes with time, by its day. */
export function FrameworkLimits({ coverage }: { readonly coverage: FrameworkCoverage }): ReactNode {
  const { title, edition, limit, notices, mapped, references, unknown } = frameworkInWords(coverage);
  const unmapped = references.filter((each) => each.state === 'not-mapped').map((each) => each.reference);
  return (
    <div className="framework-limits">
      <Facts facts={[
        [words().edition, words().named(title, edition)],
        [words().coverage, unmapped.length === 0 ? words().mapped(mapped, references.length) : words().mappedBut(mapped, references.length, displayList(unmapped, 40))],
        ...(unknown.length === 0 ? [] : [[words().references, displayName(words().unknownReference(unknown.join(', ')))] as const]),
        [words().limitTitle, limit],
        ...notices.map((each) => [words().notice(each.checked, each.basis), each.text] as const),
      ]} />
    </div>
  );
}
