import type { TextLike } from '../../catalogue.ts';
import type { commandsText as english } from '../../en/screens/commands.ts';

export const commandsText: TextLike<typeof english> = {
  menus: { file: 'ファイル', go: '移動', view: '表示', help: 'ヘルプ' },
  commands: {
    open: '証拠を開く…',
    add: 'このケースに証拠を追加…',
    verify: '再検証',
    report: '報告書を組み立てる…',
    'report-a4': '報告書を作成（PDF、A4）',
    'report-letter': '報告書を作成（PDF、レター）',
    trust: 'トラスト',
    search: '検索とコマンド',
    back: '戻る',
    forward: '進む',
    cases: 'ケース',
    inspector: 'インスペクターの表示・非表示',
    table: '図と表の切り替え',
    dense: '行間の切り替え（詰める・標準）',
    'theme-system': 'テーマ：システムに合わせる',
    'theme-light': 'テーマ：ライト',
    'theme-dark': 'テーマ：ダーク',
    'theme-contrast': 'テーマ：ハイコントラスト',
    'language-en': 'Language: English',
    'language-ja': '言語：日本語',
    'clock-utc': '時刻を UTC で表示',
    'clock-local': '時刻を現地時間で表示',
    keys: 'キー一覧',
  },
  command: 'コマンド',
};
