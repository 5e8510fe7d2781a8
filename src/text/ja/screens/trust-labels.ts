import type { TextLike } from '../../catalogue.ts';
import type { trustLabels as english } from '../../en/screens/trust-labels.ts';

export const trustLabels: TextLike<typeof english> = {
  to: (notBefore, notAfter) => `${notBefore} ～ ${notAfter}`,
  copyThe: (label) => `${label}をコピー`,
  of: (exportThis, name, issuedAt) => `${exportThis}：${name}（${issuedAt}）`,
  thePacksSetBefore: '以前に設定したパック',
  daysOld: (issuedAt, ageDays) => `${issuedAt}（${ageDays} 日前）`,
  of2: (name, issuedAt) => `${name}（${issuedAt}）`,
  theRunsOfThis: 'このケースの検証',
  unknownSigners: '知らない署名者',
  aKeyWithoutA: '名前のない鍵',
  theTrustPack: 'トラストパック',
  fromTo: (from, to) => `${from} ～ ${to}`,
  from: (day) => `${day} ～`,
  fileNotTaken: 'ワークステーションがファイルを受け取りませんでした',
};
