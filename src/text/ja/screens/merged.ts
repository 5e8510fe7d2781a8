import type { TextLike } from '../../catalogue.ts';
import type { mergedText as english } from '../../en/screens/merged.ts';
import { counted } from '../format.ts';

const fields: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  target: '対象', text: '本文', label: 'ラベル', createdAt: '記入日時', editedAt: '変更日時', caseId: 'ケース', screen: '画面', name: '名前', filter: '絞り込み', says: '判断', why: '理由', by: '記入者',
  control: '統制', tag: 'タグ', of: '抽出元', population: '母集団', method: '方法', items: '項目', evidence: '証拠', title: '題名', sample: 'サンプル', preparer: '作成者',
  reviewer: '査閲者', state: '状態', objective: '目的', procedure: '手続', result: '結果', conclusion: '結論', envelope: '署名',
});

export const mergedText: TextLike<typeof english> = {
  title: (count) => `${counted(count, '項目')}で、こちらと相手側の内容が異なります`,
  kept: '両方を保持します。こちらのものはそのまま、相手側のものは別の項目として並べます。記録にも両方があります。上書きしたものはありません。',
  what: '項目',
  field: '欄',
  ours: 'こちら',
  theirs: '取り込んだケース',
  nothing: 'なし',
  done: '閉じる',
  show: '両側を表示',
  more: (count) => `ほかに ${counted(count, '項目')}が異なります。「レビュー」に二つずつ並んでいます。`,
  fieldName: (field) => fields[field] ?? field,
  tables: {
    cases: 'ケース', notes: 'メモ', bookmarks: 'ブックマーク', filters: '保存した絞り込み', dispositions: '判断', tags: 'タグ', samples: 'サンプル', workpapers: '監査調書', waivers: '免除', controls: '自分の統制', signoffs: 'サインオフ',
  },
};
