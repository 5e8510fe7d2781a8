import type { ReportModel } from '../model.ts';
import type { ReviewWork } from '../review-work.ts';

/** The review work, where the user chose to include it and did not leave out its section. */
export const reviewOf = ({ shown: { review, choices } }: ReportModel): ReviewWork | null => (choices.leftOut.includes('review') ? null : review);
