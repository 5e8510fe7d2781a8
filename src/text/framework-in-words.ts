import type { FrameworkCoverage } from '../core/controls/frameworks/coverage.ts';
import { frameworksText } from './spoken.ts';

/** A framework in the language that is spoken. Its data speaks English; what the language has no words for stays as it is. */
export function frameworkInWords(data: FrameworkCoverage): FrameworkCoverage {
  const words = frameworksText.words(data.id);
  if (words === null) return data;
  return {
    ...data, title: words.title, edition: words.edition, limit: words.limit,
    notices: data.notices.map((notice, index) => ({ ...notice, text: words.notices[index] ?? notice.text })),
    references: data.references.map((each) => ({ ...each, about: (Object.hasOwn(words.references, each.reference) ? words.references[each.reference] : undefined) ?? each.about })),
  };
}
