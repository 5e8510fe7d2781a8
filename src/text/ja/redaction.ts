import type { TextLike } from '../catalogue.ts';
import type * as english from '../en/redaction.ts';

/** What stands in the place of a value that a report withholds. */
export const redactionWords: TextLike<typeof english.redactionWords> = {
  withheld: '非開示',
  person: (n) => `人物 ${n}`,
  agent: (n) => `エージェント ${n}`,
  system: (n) => `システム ${n}`,
  actor: (n) => `行為者 ${n}`,
  member: (n) => `対象 ${n}`,
  file: (n) => `ファイル ${n}`,
  entry: (n) => `記載 ${n}`,
};
