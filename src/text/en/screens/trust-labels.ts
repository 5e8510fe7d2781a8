import { plural } from '../../format.ts';

/** Labels of trust. */
export const trustLabels = {
  to: (notBefore: string, notAfter: string) => `${notBefore} to ${notAfter}`,
  copyThe: (label: string) => `Copy the ${label}`,
  of: (exportThis: string, name: string, issuedAt: string) => `${exportThis} ${name} of ${issuedAt}`,
  thePacksSetBefore: 'The packs set before',
  daysOld: (issuedAt: string, ageDays: number) => `${issuedAt}, ${plural(ageDays, 'day')} old`,
  of2: (name: string, issuedAt: string) => `${name} of ${issuedAt}`,
  theRunsOfThis: 'The runs of this case',
  unknownSigners: 'Unknown signers',
  aKeyWithoutA: 'A key without a name',
  theTrustPack: 'The trust pack',
  fromTo: (from: string, to: string) => `from ${from} to ${to}`,
  from: (day: string) => `from ${day}`,
  fileNotTaken: 'the workstation did not take the file',
} as const;
