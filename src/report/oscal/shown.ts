import type { ReportModel } from '../model.ts';
import type { OwnControlWork } from '../own-control-work.ts';
import type { ReviewWork } from '../review-work.ts';

/** The review work, where the user chose to include it and did not leave out its section. */
export const reviewOf = ({ shown: { review, choices } }: ReportModel): ReviewWork | null => (choices.leftOut.includes('review') ? null : review);

/** Controls of the user's own, likewise. */
export const ownOf = ({ shown: { own, choices } }: ReportModel): readonly OwnControlWork[] => (choices.leftOut.includes('own-controls') ? [] : own ?? []);
