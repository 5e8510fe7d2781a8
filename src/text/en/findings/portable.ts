import type { Sentences } from '../../sentence.ts';
import { compared, file, given, place, problem } from '../values.ts';

/** About portable cases: review work that another workstation handed over. */
export const portable = {
  'portable.malformed': {
    title: 'A part of the portable case cannot be read',
    found: (f) => `${file(f, 'A part')}${place(f)} is not what a portable case holds there${problem(f)}.`,
    meaning: 'What it would have said is not known. Proofroom writes these files itself; this one was changed or cut.',
    next: 'Ask for the case to be exported once more.',
  },
  'portable.other-case': {
    title: 'A row belongs to another case',
    found: (f) => `A row in ${file(f)}${place(f)} names another case.${compared(f, 'This one is', 'it names')}`,
    meaning: 'Work on something else was put among the work on this.',
    next: 'Ask whoever exported the case where the row comes from.',
  },
  'portable.row-repeated': {
    title: 'A row stands in the case twice',
    found: (f) => `${file(f, 'A file')}${place(f)} holds ${given(f, 'row', 'the row ') || 'a row'} again.`,
    meaning: 'Two readers could take different ones for the row. A workstation never writes one twice.',
    next: 'Ask for the case to be exported once more.',
  },
  'portable.unknown-entry': {
    title: 'The archive holds something beside the case',
    found: (f) => `${file(f, 'A file')} is no part of a portable case, and was not looked at.`,
    meaning: 'Nothing that was verified vouches for it, and bringing the case in leaves it out.',
    next: 'Ask why it is there, if it matters.',
  },
  'portable.run-changed': {
    title: 'The run is not the one it is named as',
    found: (f) => `${file(f, 'A file')} does not give the digest that its run is named by.${compared(f, 'The name is', 'its content gives')}`,
    meaning: 'The verdict that was handed over was changed after it was made.',
    next: 'Verify the evidence yourself. A run is never believed where it can be made again.',
  },
  'portable.run-other-evidence': {
    title: 'The run is about other evidence',
    found: (f) => `The run that was handed over is about other evidence than the case.${compared(f, 'The case names', 'the run names')}`,
    meaning: 'Its verdict says nothing about this case.',
    next: 'Verify the evidence of the case yourself.',
  },
  'portable.evidence-differs': {
    title: 'The enclosed evidence is not that of the case',
    found: (f) => `The enclosed file has another digest than the case names.${compared(f, 'The case names', 'the file has')}`,
    meaning: 'The review was done on something else than what is enclosed, or the file was changed.',
    next: 'Ask for the evidence itself, and compare its digest with whoever reviewed it.',
  },
} as const satisfies Partial<Sentences>;
