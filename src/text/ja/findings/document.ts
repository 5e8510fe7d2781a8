import type { Sentences } from '../../sentence.ts';
import { besides, compared, given, place, problem, word } from '../values.ts';

type F = Parameters<typeof given>[0];
const who = (f: F): string => given(f, 'signer', ' ', ' ') || given(f, 'keyid', '鍵 ', ' ') || '署名者';
const BOTH: readonly [string, string] = ['期待した値は', '実際の値は'];

/** 署名付き文書単体について：CMS、JWS、タイムスタンプ。 */
export const document = {
  'document.malformed': {
    title: '文書を読み取れない',
    found: (f) => `文書は、その始まりが示すものではありません${place(f)}${word(f, 'part', '（', 'の部分）')}${problem(f)}。`,
    meaning: 'それが示すはずだったことは示されません。二通りに読める形は、ほかのプログラムの扱いにかかわらず拒否します。',
    next: '作成した者に、書かれたままのファイルを求めてください。形式に選択の余地があれば DER で求めてください。',
  },
  'document.content-mismatch': {
    title: '手元の内容は署名されたものではない',
    found: (f) => `文書${given(f, 'signer', '（署名者 ', '）')}は別の内容に関するものです。${compared(f, '署名の対象は', '手元の内容は')}`,
    meaning: '署名またはタイムスタンプの後に内容が変更されたか、別の文書のものです。',
    next: '意図したファイルかを確かめ、署名者の持つ写しと比べてください。',
  },
  'document.content-missing': {
    title: '署名された内容が手元にない',
    found: () => '文書は内容と分離した署名またはタイムスタンプを持ち、内容が与えられていません。',
    meaning: '意図する内容に関するものかどうかは確認していません。',
    next: '署名の対象のファイルとともに再検証してください。',
  },
  'document.unsigned': {
    title: '誰も文書に署名していない',
    found: () => '文書は署名付きの形をしていますが、署名がありません。',
    meaning: '誰もこれを保証していません。',
    next: '署名されたままの文書を求めてください。',
  },
  'document.signature-invalid': {
    title: '署名が合わない',
    found: (f) => `${who(f)}による署名を検証できません${problem(f)}。${compared(f, ...BOTH)}`,
    meaning: '署名の後に内容が変更されたか、示されたものとは別の鍵で署名されています。',
    next: '示された署名者に、署名したかどうかと、署名したもののダイジェストを尋ねてください。',
  },
  'document.algorithm-refused': {
    title: '受け入れない種類の署名である',
    found: (f) => `${who(f)}による署名は、ここで受け入れない方法で作られています${problem(f)}。${compared(f, '受け入れるのは', '記載は')}`,
    meaning: '信じませんでした。受け入れるのは Ed25519、P-256・P-384・P-521 の ECDSA、2,048 ビット以上の RSA で、いずれも SHA-2 によるものです。',
    next: '受け入れるアルゴリズムでの署名を署名者に求めてください。',
  },
  'document.signer-refused': {
    title: '署名する資格のない者の署名である',
    found: (f) => `${who(f)}による署名は検証できますが、その鍵または証明書はここでは認められません${problem(f)}。${compared(f, ...BOTH)}`,
    meaning: '署名がいかに正しくとも、署名者にその資格がなかったか、鍵が取り下げられていました。',
    next: '署名者にどの鍵を用い、誰がそれを保証するかを尋ねてください。これが意図した鍵であれば、トラストパックを改めて再検証してください。',
  },
  'document.signer-unknown': {
    title: '信頼すると決めていない者の署名である',
    found: (f) => `${given(f, 'signer', ' ', ' ') || '署名者'}を保証する鍵または認証局がトラストパックにありません${besides(f, '（', '）')}。`,
    meaning: '誰の署名かは判定できません。文書の中の鍵や証明書は、それ自身について何も証明しません。',
    next: '署名者の鍵または認証局を文書とは別の経路で入手し、文書用としてトラストパックに加え、再検証してください。',
  },
  'document.revocation-unknown': {
    title: '証明書の失効を示すリストがない',
    found: (f) => `${who(f)}の証明書について、該当する時点に及ぶ失効リストがトラストパックにも文書にもありません${f.values?.['problem'] === 'revocation-unknown' ? '' : problem(f)}。`,
    meaning: '失効していないものとして扱いました。失効していたとしても、ここには表れません。',
    next: '重要であれば、認証局の失効リストを入手してトラストパックに加え、再検証してください。',
  },
  'document.time-unproved': {
    title: '署名時に鍵がまだ有効だったか判定できない',
    found: (f) => `${who(f)}の鍵はある時点から信じるべきではなく、署名がそれより古いことを示す独立したものがありません。`,
    meaning: '正しいとも誤りとも示されていません。',
    next: '署名者以外の者による署名のタイムスタンプを求めてください。',
  },
  'document.time-invalid': {
    title: 'タイムスタンプが成立しない',
    found: (f) => `タイムスタンプ${given(f, 'authority', '（', '）')}は信じられません${problem(f)}。${compared(f, ...BOTH)}`,
    meaning: '日時を証明しません。',
    next: '加えた者に、認証局が発行したままのトークンを求めてください。',
  },
  'document.time-unknown-authority': {
    title: '信頼すると決めていない時刻認証局のタイムスタンプである',
    found: (f) => `${given(f, 'authority', ' ', ' ') || 'タイムスタンプの発行者'}を保証する認証局がトラストパックにありません${besides(f, '（また、', '）')}。`,
    meaning: '内容はその時点に存在したかもしれませんが、誰の時計かは判定できません。',
    next: '認証局のルート証明書を別の経路で入手し、タイムスタンプ用としてトラストパックに加え、再検証してください。',
  },
  'document.time-verified': {
    title: '独立した時計が確認している',
    found: (f) => `${given(f, 'authority', ' ', ' ') || '時刻認証局'}が${given(f, 'time', ' ', ' に') || '既知の時点に'}${word(f, 'what', '') || '内容'}を確認しました。`,
    meaning: '信頼する認証局の言葉により、その時点に存在していました。',
    next: '行うことはありません。',
  },
} as const satisfies Partial<Sentences>;
