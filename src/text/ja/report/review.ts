import type { TextLike } from '../../catalogue.ts';
import type * as english from '../../en/report/review.ts';
import { counted } from '../format.ts';

export const review: TextLike<typeof english.review> = {
  lead: (name, entries) => `ケース ${name} に人が記した事項（記録 ${counted(entries, '項目')}）です。結果を変えるものではありません。名前は入力されたものであり、誰によるかを示すのは署名だけです。`,
  about: '本報告書が対象とするレビュー作業',
  case: 'ケース',
  digest: '全項目のダイジェスト',
  empty: 'このケースには何も記されていません。',
  dispositions: '検出事項と逸脱に対する判断',
  dispositionColumns: { target: '対象', says: '判断', why: '理由' },
  says: { 'confirmed': '確認済み：検証結果のとおり', 'explained': '説明済み：正当な理由がある', 'false-positive': '誤検出：事実と異なる', 'accepted': '受容：事実であり、受け入れる', 'follow-up': '要追跡' },
  by: (name, at) => `${name === '' ? '記名なし' : name}、${at}`,
  waivers: '免除',
  waiverNote: '免除は、逸脱を一定の期間受け入れるという人の言葉です。結果に重なるもので、それに代わることはありません。',
  waiverColumns: { control: 'テスト', why: '受け入れる理由', until: '免除した者と期限' },
  until: (by, until) => `${by === '' ? '記名なし' : by}、${until} まで`,
  withdrawn: (by, at) => `${at} に取り下げ${by === '' ? '' : `（${by}）`}`,
  notes: 'メモ',
  noteColumns: { target: '対象', text: 'メモ' },
  workpaper: (title) => `監査調書 ${title}`,
  untitled: '無題の監査調書',
  fields: { objective: '目的', procedure: '手続', population: '母集団', result: '結果', conclusion: '結論', sample: 'サンプル', evidence: '証拠', preparer: '作成者', reviewer: '査閲者', state: '状態' },
  states: { draft: '下書き', prepared: '作成済み', reviewed: '査閲済み' },
  notWritten: '記載なし。',
  signOffs: 'サインオフ',
  noSignOffs: 'このレビューにサインオフした者はいません。',
  signOffColumns: { who: '署名者', key: '鍵', covers: '及ぶ範囲' },
  roles: { preparer: '作成者', reviewer: '査閲者' },
  trusted: (as) => `トラストパックの ${as} の鍵`,
  untrusted: 'どのトラストパックもこの鍵を示していません。ダイジェストを持ち主と照合してください',
  covers: { now: 'この検証と、現在のレビュー作業', earlier: '以前の状態：その後、レビュー作業または検証が変わっています' },
  problems: {
    'unreadable': 'サインオフとして読み取れません', 'signature-invalid': '署名が対象に合いません', 'key-not-its-id': '鍵が、示された鍵ではありません',
    'other-case': '別のケースのものです', 'other-evidence': '別の証拠に対するものです',
  },
  noTime: '日時の記載なし',
};
