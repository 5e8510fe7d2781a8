/** Labels of review. */
export const reviewLabels = {
  of: (count: string, count2: string) => `${count} of ${count2}`,
  on: (what: string) => ` on ${what.toLowerCase()}`,
  note: 'Note',
  tag: 'Tag',
  bookmark: 'Bookmark',
  of2: (count: string, count2: string, of: string) => `${count} of ${count2}  ${of}`,
  none: 'None',
  population: 'Population',
  drawn: 'Drawn',
  theSignOff: 'The sign-off',
  showMore: (count: string) => `Show ${count} more`,
  state: 'State',
  partOfTheReview: 'Part of the review',
} as const;
