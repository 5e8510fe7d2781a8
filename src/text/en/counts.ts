import { plural } from '../format.ts';

/** How many of what: the counts that stand by themselves. */
export const counted = {
  action: (n: number): string => plural(n, 'action'),
  attribute: (n: number): string => plural(n, 'attribute'),
  byte: (n: number): string => plural(n, 'byte'),
  case: (n: number): string => plural(n, 'case'),
  certificateOrList: (n: number): string => plural(n, 'certificate or list', 'certificates or lists'),
  controlTest: (n: number): string => plural(n, 'control test'),
  day: (n: number): string => plural(n, 'day'),
  edge: (n: number): string => plural(n, 'edge'),
  entry: (n: number): string => plural(n, 'entry', 'entries'),
  event: (n: number): string => plural(n, 'event'),
  extension: (n: number): string => plural(n, 'extension'),
  finding: (n: number): string => plural(n, 'finding'),
  furtherAuthority: (n: number): string => plural(n, 'further authority', 'further authorities'),
  lane: (n: number): string => plural(n, 'lane'),
  listedFile: (n: number): string => plural(n, 'listed file'),
  node: (n: number): string => plural(n, 'node'),
  run: (n: number): string => plural(n, 'run'),
  span: (n: number): string => plural(n, 'span'),
  test: (n: number): string => plural(n, 'test'),
  time: (n: number): string => plural(n, 'time'),
  touch: (n: number): string => plural(n, 'touch', 'touches'),
};
