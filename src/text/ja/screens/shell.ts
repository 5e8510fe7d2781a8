import type { TextLike } from '../../catalogue.ts';
import type { shellText as english } from '../../en/screens/shell.ts';

export const shellText: TextLike<typeof english> = {
  dragOut: 'このファイルをフォルダーへドラッグ',
  dragHandle: '証拠を外へドラッグ',
  notDragged: 'ファイルは渡されませんでした。',
  reportReady: (name) => `報告書ができました：${name}。まだ保存されていません。名前を保存先へドラッグしてください。`,
};
