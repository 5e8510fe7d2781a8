import type { TextLike } from '../../catalogue.ts';
import type { nativeText as english } from '../../en/screens/native.ts';

export const nativeText: TextLike<typeof english> = {
  roles: {
    about: 'Proofroom について', services: 'サービス', hide: 'Proofroom を隠す', hideOthers: 'ほかを隠す', unhide: 'すべてを表示', quit: '終了', close: 'ウィンドウを閉じる',
    undo: '元に戻す', redo: 'やり直す', cut: '切り取り', copy: 'コピー', paste: '貼り付け', selectAll: 'すべて選択',
    resetZoom: '実際のサイズ', zoomIn: '拡大', zoomOut: '縮小', togglefullscreen: 'フルスクリーン', minimize: '最小化', zoom: '拡大／縮小', front: 'すべてを手前に移動',
  },
  edit: '編集',
  window: 'ウィンドウ',
  notAllOpened: '開けなかったものがあります。',
  elsewhere: 'Proofroom は別のフォルダーで開いています',
  closeFirst: (folder) => `${folder} を開くには、先にそちらを閉じてください。`,
  folderNotOpened: 'Proofroom のフォルダーを開けません',
  trustNotSet: 'トラストパックは設定されませんでした',
  toldWhy: (path, why) => `${path}：${why}`,
  hasToClose: 'Proofroom を終了します',
  stoppedOften: 'エンジンが 1 分間に何度も停止しました。証拠とその記録は無事です。',
  startedAgain: 'エンジンが停止したため、再起動しました。',
  startOnceMore: '実行中だったものは、もう一度始めてください。証拠とその記録は無事です。',
  noFile: 'そのようなファイルはありません',
  notAFile: 'ファイルではありません',
  notOnDisk: 'この端末のディスクにありません',
  ownFile: 'ワークステーション自身のファイルです',
  ownFolder: 'そのフォルダーはワークステーション自身のものです',
};
