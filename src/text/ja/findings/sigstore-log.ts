import type { Sentences } from '../../sentence.ts';
import { compared, given, place, problem } from '../values.ts';

type F = Parameters<typeof given>[0];

/** What of an entry disagrees, by `values.part`. */
const PARTS: Readonly<Record<string, string>> = {
  kind: 'バンドルの示す種類と異なります', signature: '別の署名に関するものです', verifier: '別の証明書または鍵を示しています', digest: '別の内容に関するものです', payload: '別のステートメントを含みます',
};
const HEAD_PARTS: Readonly<Record<string, string>> = { size: '大きさ', root: 'ルートハッシュ', index: '項目の位置' };

function part(f: F, parts: Readonly<Record<string, string>>, otherwise: string): string {
  const named = f.values?.['part'];
  return (typeof named === 'string' && Object.hasOwn(parts, named) ? parts[named] : undefined) ?? otherwise;
}

const AS_WRITTEN = '署名ツールが書いたままのバンドルを署名者に求めてください。';
const SAME_INSTANCE = '信頼ルートが、使用された Sigstore インスタンスのものかを確かめてください。';

/** Sigstore バンドルの透明性ログ項目について：約束、証明、署名付きヘッド、その内容。 */
export const sigstoreLog = {
  'sigstore.log-entry-missing': {
    title: '署名がどの透明性ログにもない',
    found: () => 'バンドルに透明性ログの項目がありません。',
    meaning: '公開されていない署名は、密かに作り、あなただけに見せることができます。',
    next: 'ログ項目のあるバンドルを署名者に求めてください。',
  },
  'sigstore.log-entry-malformed': {
    title: 'ログ項目を読み取れない',
    found: (f) => `透明性ログの項目${place(f)}がその形をしていません${problem(f)}。`,
    meaning: '公開されたものをこの署名と比べられませんでした。',
    next: AS_WRITTEN,
  },
  'sigstore.log-entry-unsupported': {
    title: 'ここで読まない種類のログ項目である',
    found: (f) => `透明性ログの項目の種類は${given(f, 'kind', ' ', ' ') || '別の版のもの'}です。`,
    meaning: 'この署名に関するものかどうかは判定できません。',
    next: 'hashedrekord、dsse、intoto 0.0.2 のいずれかの項目を持つバンドルを署名者に求めてください。',
  },
  'sigstore.log-entry-mismatch': {
    title: 'ログ項目が別のものに関する',
    found: (f) => `透明性ログの項目は${part(f, PARTS, '別のものに関するものです')}。${compared(f, 'バンドルの値は', 'ログの値は')}`,
    meaning: '項目がいかに正しくとも、公開されたものはこの署名ではありません。',
    next: `${AS_WRITTEN}これには頼らないでください。`,
  },
  'sigstore.log-entry-duplicate': {
    title: '同じログ項目が二度ある',
    found: (f) => `透明性ログの項目${place(f)}は、前の項目の繰り返しです${given(f, 'index', '（位置 ', '）')}。`,
    meaning: '二度数えると、一つのログが二つに見えます。',
    next: AS_WRITTEN,
  },
  'sigstore.log-unknown': {
    title: 'ログが未知である',
    found: (f) => `項目は、信頼ルートにない透明性ログのものです。${compared(f, '期待したログは', '示されたログは')}`,
    meaning: 'このようなログは誰でも運用でき、見られては困るものを省くことができます。',
    next: SAME_INSTANCE,
  },
  'sigstore.log-outside-window': {
    title: 'その時点でログが信頼されていなかった',
    found: (f) => `署名の時点で、透明性ログは信頼されていませんでした。${compared(f, '信頼期間は', '署名の時点は')}`,
    meaning: '引退した、またはまだ使われていないログは、何も証明しません。',
    next: '信頼ルートが、使用された Sigstore インスタンスの現行のものかを確かめてください。',
  },
  'sigstore.promise-missing': {
    title: 'ログの約束がない',
    found: (f) => `ログ項目${place(f)}に、0.1 版のバンドルが持つべきログの署名付きの約束がありません。`,
    meaning: '署名者以外に、署名の時点を述べる者がいません。',
    next: AS_WRITTEN,
  },
  'sigstore.promise-invalid': {
    title: 'ログの約束を検証できない',
    found: (f) => `項目を収めるというログの署名付きの約束${place(f)}が、項目とその時刻に合いません。`,
    meaning: '項目、その時刻、または約束が変更されています。その時刻は信じません。',
    next: AS_WRITTEN,
  },
  'sigstore.inclusion-missing': {
    title: '項目がログにあることの証明がない',
    found: (f) => `ログ項目${place(f)}に、0.2 版以降のバンドルが持つべき包含証明がありません。`,
    meaning: '項目は公開されていないかもしれません。ログの約束は破られ得ます。',
    next: '包含証明のあるバンドルを署名者に求めてください。',
  },
  'sigstore.inclusion-invalid': {
    title: '項目がログにあることを証明できない',
    found: (f) => `包含証明が、項目${given(f, 'index', '（位置 ', '）')}からログのヘッド${given(f, 'size', '（', ' 項目）')}に至りません。`,
    meaning: '項目、その位置、または証明が変更されたか、項目がそのログにありません。',
    next: AS_WRITTEN,
  },
  'sigstore.checkpoint-missing': {
    title: '包含証明に署名付きヘッドがない',
    found: (f) => `包含証明${place(f)}に、ログの署名付きヘッドがありません。`,
    meaning: '証明の至る先は、誰にでも作れるルートハッシュです。',
    next: '署名付きヘッドのあるバンドルを署名者に求めてください。',
  },
  'sigstore.checkpoint-malformed': {
    title: 'ログの署名付きヘッドを読み取れない',
    found: (f) => `ログのヘッド${place(f)}は、チェックポイントを含む署名付きノートではありません。`,
    meaning: '包含証明の至るべき先が分かりません。',
    next: AS_WRITTEN,
  },
  'sigstore.checkpoint-signer-unknown': {
    title: 'ログがヘッドに署名していない',
    found: (f) => `ログのヘッドに、項目の示すログの署名がありません。${compared(f, '期待したログは', 'ヘッドの署名者は')}`,
    meaning: 'ヘッドは誰のものでもあり得ます。それに拠る包含証明は何も証明しません。',
    next: SAME_INSTANCE,
  },
  'sigstore.checkpoint-invalid': {
    title: 'ログのヘッドの署名が合わない',
    found: (f) => `ログの名によるヘッドの署名${place(f)}を、ログの鍵で検証できません。`,
    meaning: 'ヘッドが署名の後に変更されたか、ほかの者がログの名で署名しています。',
    next: AS_WRITTEN,
  },
  'sigstore.checkpoint-origin': {
    title: 'ヘッドが別のログのものである',
    found: (f) => `ヘッドの示す起源が、項目の示すログと異なります。${compared(f, '期待した値は', 'ヘッドの値は')}`,
    meaning: '包含証明は別のログに至ります。',
    next: AS_WRITTEN,
  },
  'sigstore.checkpoint-mismatch': {
    title: '証明とログのヘッドが一致しない',
    found: (f) => `包含証明の${part(f, HEAD_PARTS, '木')}が、署名または併記されたものと異なります。${compared(f, '期待した値は', '証明の値は')}`,
    meaning: '証明はログの別のヘッドのためのものであるか、いずれかが変更されています。',
    next: AS_WRITTEN,
  },
} as const satisfies Partial<Sentences>;
