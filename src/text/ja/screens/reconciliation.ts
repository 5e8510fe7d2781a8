import type { TextLike } from '../../catalogue.ts';
import type { reconciliationText as english } from '../../en/screens/reconciliation.ts';
import { formatNumber } from '../../format.ts';
import { formatDuration } from '../format.ts';

const THINGS = { 'CI/CD': 'パイプラインの実行', ITSM: 'チケットの起票・完了', IdP: 'ロールの付与・取り上げ' } as const;

export const reconciliationText: TextLike<typeof english> = {
  title: 'ログと他のシステムの照合',
  intro: (window) => `ログまたは他のシステムが述べるものを、それぞれ他方に探します。照合は ID で、ロールはプリンシパルとロールで行います。時刻の隔たりは${formatDuration(window)}まで（ちょうどを含む）許されます。記録の期間の端にそれより近いものは、欠けていても逸脱とはしません。`,
  nothing: 'ログも抽出も、パイプラインの実行、チケット、ロールの変更を述べていません。照合するものがありません。',
  systems: { 'CI/CD': 'CI/CD システム', ITSM: 'チケットシステム', IdP: 'ID プロバイダー' },
  none: (system) => `どちらも${THINGS[system]}を述べていません。`,
  noExtract: (system) => `証拠にその抽出はなく、ログも${THINGS[system]}を述べていません。`,
  line: (system, told, alone) => `${THINGS[system]}：ログは ${formatNumber(told.log)} 件（うち抽出にないもの ${formatNumber(alone.log)} 件）、抽出は ${formatNumber(told.extract)} 件（うちログにないもの ${formatNumber(alone.extract)} 件）を述べています。`,
  standings: { 'log-alone': 'ログのみ', 'extract-alone': '抽出のみ', differs: '内容の相違', apart: '時刻の隔たり', open: '照合不能', both: '両方' },
  standingOf: (system) => `${system}：照合の結果`,
  rowsOf: (system, standing) => `${system}：${standing}`,
  columns: { subject: '対象', time: '時刻', fact: '分かったこと' },
  open: (n) => `${formatNumber(n)} 件は照合できませんでした。抽出がないか、期間の端に近すぎます。`,
  test: '統制テスト CT-42 は、これと、リリース、変更の時間帯、マージに基づきます。',
  toTest: 'CT-42 を開く',
  noTest: 'この検証は、照合を行わない版によるものです。証拠を再検証してください。',
};
