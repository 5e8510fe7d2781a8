import type { Sentences } from '../../sentence.ts';
import { compared, given, number, place, problem } from '../values.ts';
import { formatNumber, plural } from '../../format.ts';

/** About signed reports and other PDFs. */
export const pdf = {
  'pdf.malformed': {
    title: 'The PDF contradicts itself',
    found: (f) => `The file does not hold together as a PDF${place(f)}${problem(f)}.`,
    meaning: 'Viewers mend such files, each in its own way, so that two people may see two documents. What the signature covers was not established.',
    next: 'Ask whoever sent it for the file as it was written, and compare its digest with the copy of whoever signed it.',
  },
  'pdf.other-form': {
    title: 'The PDF is of a form that is not read here',
    found: (f) => `The file uses a form of PDF that lets one file be read in several ways${place(f)}${problem(f)}.`,
    meaning: 'That is not against the format, and says nothing against the signer. Only files in one revision with a plain table, as Proofroom writes them, are verified here.',
    next: 'Verify it with a PDF viewer that checks signatures, or ask for the report as Proofroom wrote it.',
  },
  'pdf.added-after': {
    title: 'Something was added after the signed file',
    found: (f) => `After the end of the signed document${place(f)} ${plural(number(f, 'count') ?? 0, 'more byte follows', 'more bytes follow')}.`,
    meaning: 'Nobody signed them, and a viewer may show what they say in place of what was signed.',
    next: 'Believe nothing that a viewer shows of this file. Cut it at the place named, or ask the signer for their copy.',
  },
  'pdf.not-whole': {
    title: 'The signature does not cover the whole file',
    found: (f) => `The signature covers other bytes than the whole file without its own value${problem(f)}.${compared(f, 'The whole would be', 'it covers')}`,
    meaning: 'Something in the file is not signed, and may be what a reader sees.',
    next: 'Treat the document as unsigned. Ask the signer for the file that they signed.',
  },
  'pdf.padding': {
    title: 'Bytes stand where no signature reaches',
    found: (f) => `Behind the signature’s value${place(f)}, in the room kept for it, stands something other than zeros.`,
    meaning: 'It is the one place in the file that no signature covers. Whoever put something there could do so after signing.',
    next: 'Ask the signer for the file as they signed it.',
  },
  'pdf.several-signatures': {
    title: 'There are signatures beside the one that can cover the file',
    found: (f) => `The file holds ${formatNumber(number(f, 'count') ?? 2)} signatures, and one of them or none is the value of its one field.`,
    meaning: 'In a file of one revision only one signature can cover the whole. Which of them a viewer shows depends on the viewer.',
    next: 'Ask for a copy with the signature that is meant.',
  },
  'pdf.other-evidence': {
    title: 'The report is about other evidence',
    found: (f) => `The run inside the report is about other evidence than the file given.${compared(f, 'The report is about', 'the file given has')}`,
    meaning: 'Whatever the report says, it does not say it of this file.',
    next: 'Look for the evidence with the digest that the report names.',
  },
  'pdf.signature-kind': {
    title: 'The signature is not of a kind that is accepted',
    found: (f) => `The signature in the PDF was not accepted${problem(f)}.`,
    meaning: 'It was not believed as a signature over the document. Accepted is one signer’s CMS over the bytes themselves; one that calls itself CAdES must name its certificate.',
    next: 'Ask the signer to sign with an accepted kind (PAdES).',
  },
  'pdf.covers': {
    title: 'The signature covers the whole file',
    found: (f) => `The signature is over ${formatNumber(number(f, 'bytes') ?? 0)} bytes: all of the file but the ${formatNumber(number(f, 'left') ?? 0)} in which its own value is written.`,
    meaning: 'A change to any other byte breaks it.',
    next: 'Nothing.',
  },
  'pdf.run-embedded': {
    title: 'The run stands within the signed bytes',
    found: (f) => `The report carries the run${given(f, 'run', ' ')}${given(f, 'digest', ', whose digest is ')}${given(f, 'evidence', ', about the evidence ')}.`,
    meaning: 'It is what the signer says the report was made from. It was neither verified again nor compared with the pages.',
    next: 'Verify the evidence itself, with your own trust pack, and compare its run with this one.',
  },
  'pdf.run-unread': {
    title: 'No run could be read out of the PDF',
    found: (f) => `The file carries no run that can be read${problem(f)}.`,
    meaning: 'Which evidence it is about is printed on its pages only.',
    next: 'Compare the digest printed on the first page with that of the evidence.',
  },
} as const satisfies Partial<Sentences>;
