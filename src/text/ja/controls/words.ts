import type { Values } from '../../control-text.ts';
import { shortDigest } from '../../format.ts';
import { displayName } from '../../names.ts';
import { formatDuration } from '../format.ts';
import { shown } from '../values.ts';

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
export const unproved = (v: Values): string => `承認${opt(v, 'file', ' ', ' ')}は${UNPROVED[v['signature'] ?? ''] ?? '検証できなかった'}ため、頼ることができません。`;
export const invalid = (v: Values): string => `承認${opt(v, 'file', ' ', ' ')}の署名は成立せず、承認とは認めません。${started(v)}。`;
