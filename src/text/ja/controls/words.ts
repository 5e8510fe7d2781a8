import type { Values } from '../../control-text.ts';
import { shortDigest } from '../../format.ts';
import { displayName } from '../../names.ts';
import { formatDuration } from '../format.ts';
import { shown } from '../values.ts';
import { dataClasses, environments } from '../words.ts';

/** 事実を述べる文の部品。値がないときは空白にせず、語で示す。 */

export const text = (v: Values, key: string, otherwise: string): string => (v[key] === undefined || v[key] === '' ? otherwise : ` ${shown(v[key])} `);
export const name = (v: Values, key: string, otherwise = '名のない者'): string => (v[key] === undefined || v[key] === '' ? otherwise : ` ${displayName(v[key])} `);
export const opt = (v: Values, key: string, before: string, after = ''): string => (v[key] === undefined || v[key] === '' ? '' : `${before}${shown(v[key])}${after}`);
export const digest = (v: Values, key: string): string => (v[key] === undefined ? '不明なダイジェスト' : ` ${shortDigest(v[key])} `);
export const duration = (v: Values, key: string): string => (/^\d+$/.test(v[key] ?? '') ? ` ${formatDuration(Number(v[key]))}` : 'いくらか');
export const count = (v: Values, key: string): string => (/^\d+$/.test(v[key] ?? '') ? ` ${v[key]} 件` : 'いくつか');
/** A time, or that it is not known. */
export const at = (v: Values, key: string): string => text(v, key, '不明な時刻');

export const started = (v: Values): string => `開始は${at(v, 'startedAt')}です`;
export const rule = (v: Values): string => opt(v, 'policyVersion', 'ポリシー ', ' 版') + (opt(v, 'policyVersion', '', '') !== '' && opt(v, 'rule', '') !== '' ? 'の' : '') + opt(v, 'rule', '規則 ', ' ') + (opt(v, 'rule', '') + opt(v, 'policyVersion', '') === '' ? '' : 'により');
const UNPROVED: Readonly<Record<string, string>> = {
  'missing': '署名されたとおりの形ではバンドルにない',
  'invalid': '署名が成立しない',
  'unknown-key': 'ここでは頼れない鍵または時点で署名されている',
};
/** What is the matter with a signature, to stand before ため. */
export const signatureState = (v: Values): string => UNPROVED[v['signature'] ?? ''] ?? '検証できなかった';
export const unproved = (v: Values): string => `承認${opt(v, 'file', ' ', ' ')}は${signatureState(v)}ため、頼ることができません。`;

export const conflicting = (v: Values): string => `開始前に${name(v, 'approver', '誰か')}が承認し、${name(v, 'refuser')}が拒否しました。どちらが有効だったかは、記録からは分かりません。`;
export const invalid = (v: Values): string => `承認${opt(v, 'file', ' ', ' ')}の署名は成立せず、承認とは認めません。${started(v)}。`;

/** The class of data in words, to stand before データ or in its own place. */
export const classOf = (v: Values, key: string, otherwise: string): string => worded(dataClasses, v, key, otherwise);
/** An environment in words, to stand before 環境; nothing where it is not stated. */
export const placeOf = (v: Values, key: string): string => worded(environments, v, key, '').replace(/[A-Z]$/, '$& ');

export function worded(words: Readonly<Record<string, string>>, v: Values, key: string, otherwise: string): string {
  const word = v[key];
  if (word === undefined || word === '') return otherwise;
  return (Object.hasOwn(words, word) ? words[word] : undefined) ?? ` ${shown(word)} `;
}

const NOUNS: Readonly<Record<string, string>> = {
  'actors': '行為者', 'receipts': '実行証明', 'credentials': '認証情報', 'credential uses': '認証情報の使用', 'delegations': '委任', 'role bindings': 'ロールの付与',
  'agent versions': 'エージェントの版', 'agent version changes': 'エージェントの版の変更', 'break-glass': '緊急アクセス', 'break-glass reviews': '緊急アクセスの査閲', 'change approvals': '変更の承認',
  'gate overrides': 'ゲートの迂回', 'incident classifications': 'インシデントの分類', 'incident reports': 'インシデントの報告', 'reported metrics': '報告された指標', 'purges': '記録の削除',
  'data transfers': 'データの移転', 'data uses': 'データの利用', 'data events of this action': 'このアクションのデータイベント', 'tests of this commit': 'このコミットのテスト', 'gifts of this action': 'このアクションが与えるもの', 'starts of this action': 'このアクションの開始', 'sanitisations': '無害化', 'rules for this way': 'この経路の規則',
};
/** Of what the record counts and does not keep. */
export const notKept = (v: Values): string =>
  `${worded(NOUNS, v, 'noun', '項目')}が、調べられる数を超えて${/^\d+$/.test(v['count'] ?? '') ? `さらに${count(v, 'count')}` : 'さらに'}記録にあります。それらが何を示すかは判定できません。`;
