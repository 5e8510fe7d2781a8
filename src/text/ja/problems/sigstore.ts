import type { sigstore as english } from '../../en/problems/sigstore.ts';
import type { TextLike } from '../../catalogue.ts';

/** Sigstore バンドル：証明書、タイムスタンプ、ログ項目と、そのための信頼ルート。 */
export const sigstore: TextLike<typeof english> = {
  'authority-as-leaf': '署名者ではなく認証局の証明書です',
  'body': '本体が JSON オブジェクトではありません',
  'certificate-not-named': '署名に使った証明書を示していません',
  'chain-version': '0.3 版のバンドルは証明書チェーンを持ちません',
  'count': '件数であるべき数値がそうなっていません',
  'critical-extension': 'ここでは解釈できない条件が証明書にあります',
  'malformed-extension': '証明書の拡張を読み取れません',
  'media-type': '別の版です',
  'no-path': '信頼ルートの認証局に至る経路がありません',
  'no-start': 'いつから信頼されるかの記載がありません',
  'not-a-certificate': '読み取れない証明書が含まれています',
  'not-a-time': '時刻として読めない値があります',
  'not-as-written': '未知のメンバー、または別のバイト表記があり、全体を読めません',
  'not-authority': '上位の証明書が認証局のものではありません',
  'path-length': 'ルートが許す段数を超える認証局が間にあります',
  'protobuf': 'メンバーの値が形式で許されません',
  'purpose': '証明書の用途が異なります',
  'purpose-not-critical': '署名者の証明書がタイムスタンプ専用に限定されていません',
  'root-in-chain': '証明書が自らのルートを持ち込んでいます',
  'subject': '対象を示していません',
  'too-many-parts': '証明書、ログ項目、タイムスタンプの数が通常の範囲を超えています',
  'type': '未知の種類です',
};
