/** Labels of custody. */
export const custodyLabels = {
  theCustodyLog: 'The custody log',
} as const;
