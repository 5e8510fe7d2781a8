import type { Sentences } from '../../sentence.ts';
import { compared, file, given, place, problem } from '../values.ts';

type F = Parameters<typeof given>[0];
const key = (f: F): string => given(f, 'holder', ' ', ' の鍵') || given(f, 'keyid', '鍵 ', ' ') || '鍵';
const pack = (f: F): string => file(f, '作業パッケージ');
const late = (f: F): string => `${key(f)}で署名されていますが、この鍵はある時点${given(f, 'compromisedSince', '（', '）')}から信じるべきではありません。署名の時点は作成元の時計でしか分かりません${given(f, 'at', '（', '）')}。`;
const refused = (f: F): string => `${key(f)}で署名されています。この鍵はトラストパックにありますが、ここでは受け入れません${problem(f)}。`;
const BACKDATED = '後に鍵を悪用した者が、署名の日時をさかのぼらせることができました。そうでないことを示す独立したものはありません。';
const OTHER_CHANNEL = 'を証拠とは別の経路で入手し、トラストパックに加え、再検証してください。';

/** 承認、作業パッケージ、実行証明について：それぞれが署名付きの一ファイル。 */
export const statements = {
  'approval.malformed': {
    title: '承認を読み取れない',
    found: (f) => `${file(f, '承認')}${place(f)}は署名付きの承認ではありません${problem(f)}。`,
    meaning: '検証できる形では、何も承認していません。',
    next: '署名されたままの承認を作成元に求めてください。',
  },
  'approval.signature-invalid': {
    title: '承認の署名が合わない',
    found: (f) => `${file(f, '承認')}の署名が${given(f, 'holder', ' ', ' の鍵で') || given(f, 'keyid', '鍵 ', ' で')}成立しません${problem(f)}。`,
    meaning: '承認は署名の後に変更されたか、ほかの者が署名しています。承認とは認めません。',
    next: '承認したかどうか、正確に何を承認したかを承認者に尋ねてください。',
  },
  'approval.key-unknown': {
    title: '信頼すると決めていない鍵による承認である',
    found: (f) => `${file(f, '承認')}を署名した${given(f, 'keyid', '鍵 ', ' ') || '鍵'}は、承認用としてトラストパックにありません。`,
    meaning: '名の示された人がこの承認を与えたかどうかは判定できません。',
    next: `承認者の鍵${OTHER_CHANNEL}`,
  },
  'approval.key-refused': {
    title: '資格のない鍵による承認である',
    found: (f) => `${file(f, '承認')}は${refused(f)}`,
    meaning: '署名がいかに正しくとも、署名者にその資格がなかったか、鍵が取り下げられていました。承認とは認めません。',
    next: 'なぜこの鍵が用いられたかを作成元に尋ねてください。意図されたものであれば、トラストパックを改めて再検証してください。',
  },
  'approval.time-unproved': {
    title: '署名時に鍵がまだ有効だったか判定できない',
    found: (f) => `${file(f, '承認')}は${late(f)}`,
    meaning: BACKDATED,
    next: '承認したかどうか、いつ承認したかを承認者に直接尋ねてください。',
  },
  'approval.signer-mismatch': {
    title: '承認者以外の者が承認に署名している',
    found: (f) => `${file(f, '承認')}に名のある人と、署名した鍵の持ち主とが異なります。${compared(f, '名の示された人は', '鍵の持ち主は')}`,
    meaning: '名の示された人は署名していません。誰かが他人の名で承認しています。',
    next: '双方に尋ね、その鍵がほかに何に署名したかを確認してください。',
  },
  'package.malformed': {
    title: '作業パッケージまたは実行証明を読み取れない',
    found: (f) => `${pack(f)}${place(f)}は署名付きの作業パッケージまたは実行証明ではありません${problem(f)}。`,
    meaning: '何が実行されるはずだったか、または実行されたかを、これからは検証できません。',
    next: '署名されたままのファイルを作成元に求めてください。',
  },
  'package.signature-invalid': {
    title: '作業パッケージまたは実行証明の署名が合わない',
    found: (f) => `${pack(f)}の署名が${given(f, 'holder', ' ', ' の鍵で') || given(f, 'keyid', '鍵 ', ' で')}成立しません${problem(f)}。`,
    meaning: '署名の後に変更されたか、ほかの者が署名しています。',
    next: '何に署名したかを、オーケストレーターまたはエンクレーブの運用者に尋ねてください。',
  },
  'package.key-unknown': {
    title: '信頼すると決めていない鍵による作業パッケージまたは実行証明である',
    found: (f) => `${pack(f)}を署名した${given(f, 'keyid', '鍵 ', ' ') || '鍵'}は、その用途としてトラストパックにありません。`,
    meaning: '誰が発行または実行したかは判定できません。',
    next: `鍵${OTHER_CHANNEL}`,
  },
  'package.key-refused': {
    title: '資格のない鍵による作業パッケージである',
    found: (f) => `${pack(f)}は${refused(f)}`,
    meaning: '署名がいかに正しくとも、署名者にその資格がなかったか、鍵が取り下げられていました。',
    next: 'なぜこの鍵が用いられたかを作成元に尋ねてください。意図されたものであれば、トラストパックを改めて再検証してください。',
  },
  'package.time-unproved': {
    title: '署名時に鍵がまだ有効だったか判定できない',
    found: (f) => `${pack(f)}は${late(f)}`,
    meaning: BACKDATED,
    next: 'いつ署名したかを、オーケストレーターまたはエンクレーブの運用者に尋ねてください。',
  },
  'package.signer-mismatch': {
    title: '示された者以外が作業パッケージまたは実行証明に署名している',
    found: (f) => `${pack(f)}の示す者と、署名した鍵の持ち主とが異なります。${compared(f, '示された者は', '鍵の持ち主は')}`,
    meaning: '示された者は署名していません。',
    next: '双方に尋ね、その鍵がほかに何に署名したかを確認してください。',
  },
} as const satisfies Partial<Sentences>;
