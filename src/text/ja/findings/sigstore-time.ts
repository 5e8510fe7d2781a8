import type { Sentences } from '../../sentence.ts';
import { compared, given, place, problem } from '../values.ts';

const AS_WRITTEN = '署名ツールが書いたままのバンドルを署名者に求めてください。';

/** Sigstore バンドルの独立した時刻について：認証局のタイムスタンプと、ログの約束。 */
export const sigstoreTime = {
  'sigstore.time-verified': {
    title: '署名の時点が独立に記録されている',
    found: (f) => `独立した時刻${given(f, 'count', ' ', ' 件')}を検証しました${given(f, 'time', '。署名は ', ' に存在していました')}。`,
    meaning: '署名者以外の者が、その時点に署名が存在したことを保証しています。',
    next: '行うことはありません。',
  },
  'sigstore.no-verified-time': {
    title: 'いつ署名されたかが証明されていない',
    found: () => '検証できるタイムスタンプもログの約束も、バンドルにありません。',
    meaning: '証明書とログは一定の期間だけ信頼されます。署名の時点で信頼されていたかどうかは判定できません。',
    next: 'タイムスタンプのあるバンドルを署名者に求めてください。検証できない時刻を挙げる検出事項があれば、まずそれを確認してください。',
  },
  'sigstore.time-after-as-of': {
    title: '判定基準時より後に署名されている',
    found: (f) => `検証された署名の時点が、判定基準時より後です。${compared(f, '判定基準時は', '署名の時点は')}`,
    meaning: '問われている時点には、この署名は存在していませんでした。',
    next: '判定基準時を確かめてください。正しければ、ログまたは認証局の時計が誤っていました。',
  },
  'sigstore.timestamp-malformed': {
    title: 'タイムスタンプを読み取れない',
    found: (f) => `バンドルのタイムスタンプ${place(f)}は、時刻認証局が発行した応答（RFC 3161）ではありません。`,
    meaning: '時刻を証明しません。',
    next: AS_WRITTEN,
  },
  'sigstore.timestamp-mismatch': {
    title: 'タイムスタンプが別のものに関する',
    found: (f) => `バンドルのタイムスタンプ${place(f)}は、この署名に対するものではありません。${compared(f, '署名のダイジェストは', 'タイムスタンプの対象は')}`,
    meaning: 'それ自体は正しくとも、別の署名の時刻を証明しています。',
    next: 'この署名のタイムスタンプを署名者に求めてください。',
  },
  'sigstore.timestamp-invalid': {
    title: 'タイムスタンプを検証できない',
    found: (f) => `バンドルのタイムスタンプ${place(f)}が正しくありません${problem(f)}。`,
    meaning: '示された認証局はこの形では作っておらず、時刻を証明しません。',
    next: AS_WRITTEN,
  },
  'sigstore.timestamp-signer-unknown': {
    title: '未知の時刻認証局のタイムスタンプである',
    found: (f) => `バンドルのタイムスタンプ${place(f)}は、信頼ルートの時刻認証局によるものではありません${given(f, 'serial', '（証明書のシリアル番号 ', '）')}。`,
    meaning: 'このような認証局は誰でも運用でき、時刻を選ぶことができます。',
    next: '信頼ルートが、使用された Sigstore インスタンスのもので、その時刻認証局を含むかを確かめてください。',
  },
  'sigstore.timestamp-outside-certificate': {
    title: '時刻認証局の証明書が有効ではなかった',
    found: (f) => `タイムスタンプの示す時点で、認証局の証明書またはその上位のものが有効ではありませんでした。${compared(f, '有効期間は', 'タイムスタンプの時点は')}`,
    meaning: 'タイムスタンプを認証局のものとは認めません。',
    next: 'その時点で有効だった認証局のタイムスタンプを署名者に求めてください。',
  },
  'sigstore.timestamp-outside-authority': {
    title: 'その時点で時刻認証局が信頼されていなかった',
    found: (f) => `タイムスタンプの示す時点で、信頼ルートはその認証局を信頼していませんでした。${compared(f, '信頼期間は', 'タイムスタンプの時点は')}`,
    meaning: '引退した、またはまだ使われていない認証局は、どの時刻も保証しません。',
    next: '信頼ルートが、使用された Sigstore インスタンスの現行のものかを確かめてください。',
  },
  'sigstore.timestamp-duplicate': {
    title: '同じタイムスタンプが二度ある',
    found: (f) => `バンドルのタイムスタンプ${place(f)}は、前のものの繰り返しです${given(f, 'time', '（', '）')}。`,
    meaning: '二度数えると、一つの認証局が二つに見えます。',
    next: AS_WRITTEN,
  },
} as const satisfies Partial<Sentences>;
