import type { TextLike } from '../../catalogue.ts';
import type * as english from '../../en/report/subject.ts';
import { counted } from '../format.ts';

export const subject: TextLike<typeof english.subject> = {
  kinds: {
    'evidence-bundle': '証拠バンドル：作成元が署名したアクションの記録',
    'sigstore-bundle': 'Sigstore バンドル：成果物に対する署名と、その証明書およびログ項目',
    'signed-document': '署名付き文書またはタイムスタンプ',
    'custody-log': 'ワークステーションの保管ログ',
    'audit-export': '監査エクスポート：サービスが出力した、署名のない記録',
    'sign-off': 'レビューのサインオフ',
    'portable-case': '可搬ケース：レビュー作業（証拠を伴うものと伴わないものがある）',
    'unreadable': '証拠として読み取れなかったファイル',
  },
  digest: 'SHA-256',
  asOf: '判定基準時',
  bundle: 'バンドル',
  organisation: '組織',
  period: '対象期間',
  artifact: '成果物',
  identity: 'ID',
  issuer: '発行元',
  content: '内容',
  signer: '署名者',
  begunBy: '開始したもの',
  case: 'ケース',
  evidence: '証拠',
  run: '検証',
  format: '形式',
  times: '期間',
  unreadable: '読み取り不能',
  enclosed: '同梱',
  notEnclosed: '同梱なし',
  unsigned: (compressed) => (compressed ? '署名なし、gzip 圧縮' : '署名なし'),
  sourceClock: '情報源の時計による',
  between: (from, to) => `${from} ～ ${to}`,
};

export const inputs: TextLike<typeof english.inputs> = {
  about: '証拠、パック、ソフトウェア',
  evidence: '証拠',
  counts: {
    bytes: (n) => counted(n, 'バイト'), events: (n) => `イベント ${counted(n)}`, actions: (n) => `アクション ${counted(n)}`, approvals: (n) => `承認 ${counted(n)}`, files: (n) => `ファイル ${counted(n)}`,
    entries: (n) => counted(n, '項目'), signOffs: (n) => `サインオフ ${counted(n)}`, rows: (n) => counted(n, '行'), joined: (parts) => parts.join('、'),
  },
  producer: '作成元',
  sealed: (at) => `作成元の時計で ${at} に封印`,
  trustPack: 'トラストパック',
  noTrustPack: '指定なし：利用者の信頼する鍵まで遡れた署名はありません。',
  issued: (name, at) => `${name}（${at} 発行）`,
  controlPack: '統制パック',
  headSeen: '以前に見たヘッド',
  head: (origin, size) => `${origin}（イベント ${counted(size)}）`,
  previousRun: '照らした検証',
  software: 'ソフトウェア',
  prepared: '作成日時',
  preparedAt: (at) => `${at}（このワークステーションの時計による）`,
};
