import { plural } from '../../format.ts';

/** Words of the list of cases and of bringing evidence in. */
export const casesText = {
  addEvidence: 'Add evidence to this case…',
  added: (name: string, into: string) => `${name} is now part of “${into}”.`,
  handedOver: (name: string) => `${name} was taken in as it was handed over, with the review work in it.`,
  verifyItself: 'Verify the file itself',
  ownCase: (name: string) => `${name} opened as a case of its own.`,
  putInto: (name: string) => `Put it into “${name}” instead`,
  bundles: (count: number) => plural(count, 'bundle'),
  bundlesOf: (count: number) => `${plural(count, 'bundle')}: `,
  atOdds: (name: string, relation: string) => `${name}: ${relation.charAt(0).toLowerCase()}${relation.slice(1)}.`,
  copyChanged: 'The vault’s copy is no longer what was taken in.',
  purge: 'Purge the evidence…',
  purgeTitle: 'Purge the evidence of this case?',
  purgeBinds: (names: readonly string[], runs: string) => names.length === 0 ? 'This deletes the case, and takes its review work out of the journal; its evidence is not here any more. It cannot be undone.' :
    `This destroys the vault’s copy of ${names.join(', ')}, every run made of it and its index (${runs}), deletes the case, and takes its review work out of the journal. It cannot be undone.`,
  purgeStays: 'What stays: lines of the custody log, which hold digests and file names and prove that something was purged; the places of the journal’s lines, without what they said; the heads seen of its logs, which are digests; and the file you once brought in, wherever it lies.',
  purgeDo: 'Purge now',
  purgeLeave: 'Keep everything',
  purged: (name: string) => `The evidence of “${name}” is destroyed, and the custody log says so.`,
  find: 'Find a case',
  noneFound: (text: string) => `No case has “${text}” in its name, its evidence or its digest.`,
  folderPacked: (name: string) => `The folder ${name} was packed into an archive to be taken in; its digest is that of the archive.`,
  folderTooLarge: (name: string, most: string) => `The folder ${name} holds more than ${most}. Pack it into a ZIP archive, or verify it in the terminal: proofroom verify ${name}`,
  folderTooMany: (name: string, most: string) => `The folder ${name} holds more than ${most} files. Pack it into a ZIP archive, or verify it in the terminal.`,
  folderEmpty: (name: string) => `The folder ${name} holds no file.`,
} as const;
