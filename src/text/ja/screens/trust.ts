import { formatDay, formatNumber } from '../../format.ts';
import { displayName } from '../../names.ts';
import type { TextLike } from '../../catalogue.ts';
import type * as english from '../../en/screens/trust.ts';
import { counted, displayList } from '../format.ts';
import { terms } from '../terms.ts';

const purposes: Readonly<Record<string, string>> = terms.purpose;
export const purposeWords = (list: readonly string[]): string => displayList(list.map((each) => (Object.hasOwn(purposes, each) ? purposes[each] ?? each : each)), 12);

export const signerWords: TextLike<typeof english.signerWords> = { valid: '有効', invalid: '無効', 'unknown-key': 'トラストパックにない鍵', refused: '拒否' };

export const logWords = (origins: readonly string[]): string => (origins.length === 1 ? displayName(origins[0] ?? '', 60) : `${origins.length} 本のログ`);

export const partWords: TextLike<typeof english.partWords> = { authority: '認証局', 'time-authority': '時刻認証局', log: '透明性ログ', 'certificate-log': '証明書ログ' };

const members: Readonly<Record<string, string>> = {
  name: '名前', holder: '持ち主', algorithm: 'アルゴリズム', purposes: '用途', not_before: '有効期間の始まり', not_after: '有効期間の終わり',
  compromised_since: '信じない時点', endorsed_by: '推薦者', spki: '公開鍵', certificate: '証明書', keyid: 'ヘッドに署名する鍵',
  issued_at: '日付', stale_after_days: '古くなるまでの日数', manifest_threshold: 'バンドルに必要な署名数', sigstore: 'Sigstore 信頼ルート', format: '形式', origin: 'ログ',
};
const kinds: Readonly<Record<string, string>> = { key: '鍵', anchor: '認証局', log: 'ログ', crl: '失効リスト', pack: 'パック自体' };
export const memberWord = (name: string): string => (Object.hasOwn(members, name) ? members[name] ?? name : displayName(name));
export const kindWord = (name: string): string => (Object.hasOwn(kinds, name) ? kinds[name] ?? name : displayName(name));
export const changeWords: TextLike<typeof english.changeWords> = { added: '追加', removed: '削除', changed: '変更' };

export const trustScreen: TextLike<typeof english.trustScreen> = {
  none: 'まだ誰も信頼していません：トラストパックが設定されていません。',
  noneMeans: '署名の形は検査できますが、信頼できる署名者がいないため、真正性は判定できません。トラストパックは、証拠とは別に、その言葉を信じる人から受け取るものです。',
  answer: (keyCount, anchorCount, name, issuedAt, ageDays, stale) =>
    `鍵 ${formatNumber(keyCount)} 個${anchorCount === 0 ? '' : `と認証局 ${formatNumber(anchorCount)} 件`}を、${formatDay(issuedAt)} 付け（${formatNumber(ageDays)} 日前）のパック「${displayName(name, 60)}」により信頼しています${stale ? '。パック自身が示す期限より古くなっています' : ''}。`,
  stale: (days) => `パックは ${formatNumber(days)} 日で古くなるとされています。以後に鍵が取り下げられたかもしれません。パックの提供者に新しいものを求めてください。`,
  choose: 'トラストパックを選ぶ…',
  another: '別のパックを設定…',
  export: 'このパックを書き出す',
  exportThis: '書き出す',
  exported: (name) => `トラストパックを書き出しました：${name}`,
  notExported: 'トラストパックは書き出されませんでした。',
  pack: {
    title: 'パック', name: '名前', issued: '発行日', stale: '古くなる期限', threshold: 'バンドルに必要なもの', signatures: (n) => `信頼する署名 ${counted(n)}`,
    fingerprint: 'SHA-256', read: 'パックの提供者に読み上げ、照合してください。その日付より後に取り下げられたものは、ここでは分かりません。',
  },
  keys: { title: (n) => `鍵 ${counted(n, '個')}`, table: '鍵', name: '鍵', for: '署名できるもの', valid: '有効期間', state: '状態', here: 'このケースでは', note: 'バンドル、そのログのヘッド、およびアクションが挙げる承認、作業パッケージ、実行証明に対する署名と副署です。判定は検証によるものです。', notLooked: '文書は未確認', unread: (n) => `文書 ${formatNumber(n)} 件は、中を見ることができませんでした。`, none: 'パックは自身の鍵を示していません。' },
  state: { valid: '現在有効', early: 'まだ有効でない', late: '期限切れ', lost: (at) => `${at} から信じない` },
  anchors: { title: (n) => `認証局 ${counted(n)}`, table: '認証局', subject: '主体者', for: '保証できるもの', valid: '有効期間', limits: '制約', unread: '証明書を読み取れない' },
  limits: {
    none: 'なし', notAuthority: '証明書が認証局のものではない', path: (n) => (n === 0 ? '下位の認証局を許さない' : `下位の認証局は ${formatNumber(n)} 段まで`),
    permitted: (list) => `${displayList(list, 6)} に限る`, excluded: (list) => `${displayList(list, 6)} を除く`,
  },
  lists: { title: (n) => `失効リスト ${counted(n)}`, table: '失効リスト', issuer: '発行者', from: '発行日', next: '次回予定', count: '失効件数', unread: '読み取れない', never: '記載なし', defects: '証明書が有効であることは示せない' },
  root: { title: 'Sigstore 信頼ルート', table: 'Sigstore 信頼ルート', part: '種類', name: '名前', valid: '有効期間', identities: '望む署名', by: '、発行元 ', unread: '信頼ルートを使用できません' },
  here: { valid: '署名あり・有効', invalid: '署名あり・無効', refused: '署名あり・拒否', vouched: (n) => `署名者 ${formatNumber(n)} 人を保証`, heads: (n, outcome) => `ログのヘッド ${formatNumber(n)} 件：${outcome}`, documents: (kind, n, signature) => `${{ approval: '承認', 'work-package': '作業パッケージ', receipt: '実行証明' }[kind]} ${formatNumber(n)} 件：${signature}`, signature: { valid: '有効', invalid: '無効', 'unknown-key': '判定不能', missing: '署名なし', shared: '他の鍵の署名もあり' }, countersigned: { pass: '副署', fail: '副署・無効', indeterminate: '副署・判定不能' }, stamped: (n) => `タイムスタンプ ${formatNumber(n)} 件`, nothing: 'これらへの署名なし', vouchesNot: 'ここで保証するものなし' },
  headOutcome: { valid: '有効', invalid: '無効', 'unknown-key': '判定不能' },
  unknown: { title: (n) => `現行のパックが知らない、このケースの署名者 ${formatNumber(n)} 人`, means: '誰であるかは、証拠だけでは判定できません。' },
  sealed: {
    title: 'このケースに同梱されたもの', means: '証拠と一緒に届いた証明書、失効リスト、タイムスタンプ、副署です。届いたというだけで信じられるものはありません。検証は、それぞれをトラストパックと照合しました。',
    meansWithout: '証拠と一緒に届いた証明書、失効リスト、タイムスタンプ、副署です。届いたというだけで信じられるものはなく、検証には照合すべきトラストパックがありませんでした。',
    kinds: { certificates: '証明書', list: '失効リスト', 'time-stamp': 'タイムスタンプ', countersignature: '副署' },
    for: (who) => `（${who} の鍵）`, forKey: (start) => `（鍵 ${start}…）`, by: (who) => `（${who}）`, at: (time) => ` ${time}`,
    key: '鍵', openFile: 'ファイルを開く', certificates: '証明書', unread: '名前の示すものとして読み取れません。', noCertificates: '証明書は含まれていません。', authority: '認証局', more: (n) => `ほか ${counted(n)}のファイルは「証拠」にあります。`,
  },
  runs: {
    title: 'このケースの判定に用いたパック', table: 'このケースの検証とそのパック', when: '検証日時', pack: '用いたパック', verdict: '結果', current: '現行', none: 'パックなし',
    allCurrent: '最新の検証は、現行のパックで判定しています。',
    behind: '最新の検証は、現行とは別のパックで判定しています。再検証すると結果が変わるかもしれません。',
    again: '現行のパックで再検証', more: (n) => `ほか以前のもの ${formatNumber(n)} 件`,
  },
  history: { title: '以前に設定したパック', table: 'このワークステーションに設定したパック', name: 'パック', issued: '発行日', set: '設定日時', digest: 'SHA-256', none: 'ほかのパックが設定されたことはありません。', inForce: '現行', gone: 'バイトが残っていない', times: (n) => (n === 1 ? '' : `ほか以前に ${formatNumber(n - 1)} 回`) },
  candidate: {
    title: (name) => `「${displayName(name, 80)}」の鍵を信頼しますか`,
    means: '証拠とは別に、これらの鍵についてその言葉を信じる人から受け取った場合に限ってください。以後の検証はこれにより判定し、設定したことは保管ログに残ります。',
    compare: '同意する前に、新しい鍵を一つずつ、持ち主と音声で照合してください：十二組すべて。',
    reading: 'ファイル', notTaken: (name, why) => `${displayName(name, 80)} は取り込まれませんでした。${why}`,
    noPack: (why) => `トラストパックではありません：${why}。`,
    use: 'このトラストパックを用いる', leave: '用いない', same: '現行のパックとバイト単位で同じであり、何も変わりません。',
    sameWords: '現行のパックと同じものを示しています。', first: '現在は何も信頼していないため、すべてが新しくなります。',
    changes: (added, removed, changed) => `現行のパックとの相違：${([[added, '追加'], [removed, '削除'], [changed, '変更']] as const).filter(([n]) => n > 0).map(([n, word]) => `${word} ${formatNumber(n)} 件`).join('、')}。`,
    table: '変わるもの', kind: '変化', what: '対象', from: '現在', to: 'このパック', all: '含まれるすべて', older: '現行のパックより古いものです。', absent: 'なし',
  },
  key: {
    holder: '持ち主', algorithm: 'アルゴリズム', purposes: '署名できるもの', vouches: '保証できるもの', valid: '有効期間', lost: '信じない', from: '開始 ', endorsed: '推薦者', logs: '署名するログ',
    keyid: '鍵 ID', fingerprint: 'フィンガープリント', voice: '音声用', proof: '音声での照合',
    compare: '十二組すべてを、パックが届いたのとは別の経路で持ち主と照合してください。数組だけでは何も証明されません。',
    subject: '主体者', issuer: '発行者', serial: 'シリアル番号', limits: '制約', raw: '生データ',
    missing: '現行のパックに、この名の鍵、認証局、リストはありません。', unendorsed: 'なし：単独で取り込まれたもの', authority: '認証局', list: '失効リスト', defects: '欠陥',
  },
};

export const ownInspector: TextLike<typeof english.ownInspector> = { empty: '鍵、認証局、項目のいずれかを選ぶと、それが何か、その証明、生データがここに示されます。' };
