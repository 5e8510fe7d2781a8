import type { TextLike } from '../catalogue.ts';
import type { counted as english } from '../en/counts.ts';
import { counted as count } from './format.ts';

export const counted: TextLike<typeof english> = {
  action: (n) => `アクション ${count(n)}`,
  attribute: (n) => `属性 ${count(n)}`,
  byte: (n) => count(n, 'バイト'),
  case: (n) => `ケース ${count(n)}`,
  certificateOrList: (n) => `証明書・失効リスト ${count(n)}`,
  controlTest: (n) => `統制テスト ${count(n)}`,
  day: (n) => count(n, '日'),
  edge: (n) => `エッジ ${count(n)}`,
  entry: (n) => count(n, '項目'),
  event: (n) => `イベント ${count(n)}`,
  extension: (n) => `拡張 ${count(n)}`,
  finding: (n) => `検出事項 ${count(n)}`,
  furtherAuthority: (n) => `下位認証局 ${count(n)}`,
  lane: (n) => `レーン ${count(n, '本')}`,
  listedFile: (n) => `一覧のファイル ${count(n)}`,
  node: (n) => `ノード ${count(n)}`,
  run: (n) => `検証 ${count(n, '回')}`,
  span: (n) => `スパン ${count(n)}`,
  test: (n) => `テスト ${count(n)}`,
  time: (n) => count(n, '回'),
  touch: (n) => `接触 ${count(n)}`,
};
