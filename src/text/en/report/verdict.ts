/** A report's first answers: the six questions, what stays unproved, and what to do. */
export const verdict = {
  about: 'The six questions of the verdict and their answers',
  columns: { result: 'Result', question: 'Question', answer: 'Answer' },
  capped: 'Lowered from “Holds”, because the integrity of the data that it rests on was not established.',
};

export const notProved = {
  unreadable: 'Anything about what the file was meant to hold: it could not be read as evidence.',
};
