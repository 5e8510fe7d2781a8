import type { TextLike } from '../../catalogue.ts';
import type { casesText as english } from '../../en/screens/cases.ts';
import { counted } from '../format.ts';

export const casesText: TextLike<typeof english> = {
  addEvidence: 'このケースに証拠を追加…',
  added: (name, into) => `${name} を「${into}」に加えました。`,
  handedOver: (name) => `${name} を、含まれるレビューとともに引き渡されたとおり取り込みました。`,
  verifyItself: 'ファイル自体を検証',
  ownCase: (name) => `${name} を独立したケースとして開きました。`,
  putInto: (name) => `代わりに「${name}」に入れる`,
  bundles: (n) => `バンドル ${counted(n)}`,
  bundlesOf: (n) => `バンドル ${counted(n)}：`,
  atOdds: (name, relation) => `${name}：${relation}。`,
  copyChanged: '保管庫の写しが、取り込んだときのものではなくなっています。',
  purge: '証拠を抹消…',
  purgeTitle: 'このケースの証拠を抹消しますか',
  purgeBinds: (names, runs) => `保管庫にある ${names.join('、')} の写し、その検証結果のすべてと索引（${runs}）を破棄し、ケースをレビュー作業とともに削除します。取り消すことはできません。`,
  purgeStays: '残るもの：保管ログの行（ダイジェストとファイル名を含み、除くと連鎖が切れます）、ログについて見たヘッド（ダイジェスト）、および取り込み元のファイル（その場所にかかわらず）。',
  purgeDo: '抹消する',
  purgeLeave: 'すべて残す',
  purged: (name) => `「${name}」の証拠を破棄し、保管ログに記しました。`,
  find: 'ケースを探す',
  noneFound: (text) => `名前、証拠、ダイジェストに「${text}」を含むケースはありません。`,
  folderPacked: (name) => `フォルダー ${name} は、取り込むためにアーカイブにまとめました。ダイジェストはそのアーカイブのものです。`,
  folderTooLarge: (name, most) => `フォルダー ${name} は ${most} を超えています。ZIP アーカイブにまとめるか、ターミナルで検証してください：proofroom verify ${name}`,
  folderTooMany: (name, most) => `フォルダー ${name} のファイルは ${most} 件を超えています。ZIP アーカイブにまとめるか、ターミナルで検証してください。`,
  folderEmpty: (name) => `フォルダー ${name} にファイルがありません。`,
};
