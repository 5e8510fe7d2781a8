import type { TextLike } from '../../catalogue.ts';
import type * as english from '../../en/report/scope.ts';
import { counted } from '../format.ts';

export const scope: TextLike<typeof english.scope> = {
  lead: (software) => `本報告書は、一回の検証の結果に基づき ${software} が作成しました。判定、件数、ダイジェストはすべて検証結果そのものであり、以下の選択は、そのうち何を記載するかだけを定めます。`,
  about: '検証の対象',
  subject: '対象の種類',
  called: '利用者による名称',
  noName: '利用者は名称を付けていません。',
  digest: 'SHA-256',
  period: '対象期間',
  noPeriod: '読み取れる期間の記載が対象にありません。',
  examined: '検査した量',
  runDigest: '検証結果の SHA-256',
  attached: '検証結果そのものを、このダイジェストのとおり一字も変えずに本報告書に添付しています。',
  notAttached: '本報告書には伏せ字があるため、検証結果は添付していません。検証結果を持つ者は、このダイジェストと照合できます。',
  choices: '本報告書における選択',
  preparer: '作成者',
  reviewer: '査閲者',
  nobody: '記名はありません。',
  typed: '入力された名前です。本報告書への署名のほかに、これを証明するものはありません。',
  language: '言語',
  languages: { en: '英語', ja: '日本語' },
  filter: '適用した絞り込み',
  noFilter: 'なし：図は記録全体に基づきます。',
  filterNarrows: '絞り込みが及ぶのは、活動の推移の図とシステムの図だけです。判定、テスト、逸脱、指標、検出事項は、すべて記録全体に基づきます。',
  leftOut: '省いた章',
  noneLeftOut: 'なし：記載事項のある章はすべて含まれます。',
  redactions: '伏せ字',
  noRedactions: 'なし：伏せた値はありません。',
  redaction: (what, values, places) => (values === 0 ? `${what}：${counted(places, 'か所')}` : `${what}：異なる値 ${counted(values)}、${counted(places, 'か所')}`),
  redactedBy: (by, reason) => `決定者：${by === '' ? '記名なし' : by}。理由：${reason === '' ? '記載なし' : reason}`,
  redactionNote: '判定は、伏せる前の証拠全体に基づいています。同じ値は、どこでも同じ語に置き換えています。証拠、検証結果、ファイル、母集団のダイジェストは、残りを見てよい人が照合できるように残しています。ダイジェストは伏せた内容にも及ぶため、その全部を推測できた人は、推測が正しいことを確かめられます。',
  redactable: {
    'people': '人の名前', 'agents': 'エージェントの名前', 'systems': 'システムの名前', 'values': 'アクションとイベントの値', 'file-names': 'ファイル名', 'custody': '保管ログの詳細', 'notes': 'レビューに記された言葉',
  },
  review: 'レビュー作業',
  reviewIn: (entries) => `記載あり：ケースの記録 ${counted(entries, '項目')}。人の記した事項は結果に併記するもので、結果を変えることはありません。`,
  reviewOut: '記載していません。',
  limit: (entries, bytes, findings) => `読み取りの上限はファイル ${counted(entries)}、${counted(bytes, 'バイト')}。検出事項と逸脱は、種類ごとに ${counted(findings)}まで列挙し、それを超えるものは件数のみ示します。`,
};

export const sectionTitles: TextLike<typeof english.sectionTitles> = {
  'verdict': '判定', 'not-proved': '本報告書が証明しないこと', 'next-steps': '次に行うこと', 'scope': '範囲', 'inputs': 'この結果の拠り所',
  'frameworks': '枠組み別の統制マトリクス', 'controls': '統制テスト', 'populations': '母集団とサンプリング', 'metrics': '自律性の指標', 'timeline': '活動の推移',
  'graph': 'システム：手の届くものと、触れたもの', 'findings': '検出事項', 'signers': '署名者', 'streams': 'ストリームとヘッド', 'checks': '検査の内容', 'own-controls': '利用者自身の統制', 'review': 'レビュー作業',
  'custody': '保管の経緯', 'notices': '法令等に関する日付付きの注記', 'repeat': 'Proofroom を用いない再検証の手順', 'glossary': '本報告書のコード', 'files': '付録：全ファイルとその SHA-256',
};
