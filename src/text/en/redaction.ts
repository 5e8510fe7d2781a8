/** What stands in the place of a value that a report withholds. */
export const redactionWords = {
  withheld: 'withheld',
  person: (n: number): string => `person ${n}`,
  agent: (n: number): string => `agent ${n}`,
  system: (n: number): string => `system ${n}`,
  actor: (n: number): string => `actor ${n}`,
  member: (n: number): string => `member ${n}`,
  file: (n: number): string => `file ${n}`,
  entry: (n: number): string => `entry ${n}`,
};
