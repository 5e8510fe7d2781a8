import type { reviewText } from '../../text/index.ts';

export type ReviewPart = keyof typeof reviewText.parts;

/** The part last looked at: going to an event and back must not lose it. */
let last: ReviewPart = 'subjects';
export const reviewPart = (): ReviewPart => last;

/** What the Review screen opens on the next time. */
export function showReviewPart(part: ReviewPart): void {
  last = part;
}
