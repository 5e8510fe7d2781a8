import type { Sentences } from '../../sentence.ts';
import { compared, file, given, place, problem } from '../values.ts';

const AS_WRITTEN = '署名ツールが書いたままのバンドルを署名者に求めてください。';

/** Sigstore バンドルについて：何に、誰が署名し、誰と比べるか。 */
export const sigstore = {
  'sigstore.malformed': {
    title: 'Sigstore バンドルを読み取れない',
    found: (f) => `${file(f, 'バンドル')}${place(f)}は 0.1 ～ 0.3 版の Sigstore バンドルではありません${problem(f)}。`,
    meaning: '署名について何も確認できませんでした。',
    next: '意図したファイルかを確かめ、署名ツールが書いたままのバンドルを送り手に求めてください。',
  },
  'sigstore.digest-unsupported': {
    title: '署名対象が未知のダイジェストで示されている',
    found: (f) => `バンドルは成果物のダイジェスト${place(f)}を、SHA-256、SHA-384、SHA-512 以外のアルゴリズムで示しています。`,
    meaning: '与えられた成果物を、署名されたものと比べられません。',
    next: 'SHA-2 系のダイジェストを持つバンドルを署名者に求めてください。',
  },
  'sigstore.payload-type': {
    title: '封筒の中身がステートメントではない',
    found: (f) => `署名された内容は in-toto ステートメントではありません。${compared(f, '期待した種類は', '実際の種類は')}`,
    meaning: '誰が署名したにせよ、どの成果物に関するものかを読み取れません。',
    next: 'in-toto ステートメントの形の証明を署名者に求めてください。',
  },
  'sigstore.statement-malformed': {
    title: '署名されたステートメントを読み取れない',
    found: (f) => `封筒の内容${place(f)}は、0.1 版または 1 版の in-toto ステートメントではありません${problem(f)}。`,
    meaning: 'どの成果物に関するものかを確認できませんでした。',
    next: '署名ツールが書いたままのステートメントを署名者に求めてください。',
  },
  'sigstore.artifact-missing': {
    title: '署名対象がここにない',
    found: (f) => `バンドルは${given(f, 'subject', ' ', ' ') || '成果物'}にダイジェストで署名していますが、比べる成果物が与えられていません。`,
    meaning: '署名は正しいかもしれませんが、何の署名かは検査していません。',
    next: '成果物とともにバンドルを取り込んでください。',
  },
  'sigstore.artifact-mismatch': {
    title: 'これは署名された成果物ではない',
    found: (f) => `与えられた成果物は、バンドルが署名したものではありません。${compared(f, '署名の対象は', '成果物は')}`,
    meaning: '署名の後に成果物が変更されたか、別のバンドルのものです。',
    next: '両方のファイルが対応するかを確かめ、署名されたダイジェストの成果物を求めてください。',
  },
  'sigstore.subject-mismatch': {
    title: '署名されたステートメントがこの成果物に関するものではない',
    found: (f) => `ステートメントの示す対象${given(f, 'subjects', ' ', ' 件')}に、与えられた成果物のダイジェストを持つものがありません。${compared(f, 'ステートメントの値は', '成果物の値は')}`,
    meaning: 'ステートメントは、別のものについて述べています。',
    next: '両方のファイルが対応するかを確かめてください。',
  },
  'sigstore.no-trusted-root': {
    title: '照らすべき信頼ルートがない',
    found: () => 'トラストパックに Sigstore の信頼ルートがありません。',
    meaning: '証明書、時刻、ログ項目が真正かどうかは判定できません。',
    next: '使用された Sigstore インスタンスの信頼ルートを持つトラストパックを入手し、再検証してください。',
  },
  'sigstore.root-malformed': {
    title: '信頼ルートを使用できない',
    found: (f) => `トラストパックの Sigstore 信頼ルートが不完全か、読み取れません${given(f, 'place', '（', '）')}${problem(f)}。`,
    meaning: '証明書、時刻、ログ項目が真正かどうかは判定できません。',
    next: '使用された Sigstore インスタンスから信頼ルートを入手し直し、そのままトラストパックに加えてください。',
  },
  'sigstore.no-identity-policy': {
    title: '誰の署名を望むかが示されていない',
    found: (f) => `バンドルは${given(f, 'identity', ' ', ' ') || '誰か'}が署名しています${given(f, 'issuer', '（証明元 ', '）')}。トラストパックは、誰の署名を望むかを示していません。`,
    meaning: '誰の署名でもよいことになります。しかるべき人またはワークフローが署名したかどうかは判定できません。',
    next: '望む ID と発行元をトラストパックに示し、再検証してください。',
  },
  'sigstore.identity-unattested': {
    title: '鍵の持ち主を証明する者がいない',
    found: (f) => `バンドルは鍵で署名され証明書を持ちませんが、トラストパックは特定の ID の署名を求めています。${compared(f, '求めるのは', '実際は')}`,
    meaning: '鍵だけでは誰のものか分かりません。望む人またはワークフローが署名したかどうかは判定できません。',
    next: '証明書のあるバンドルを求めるか、鍵で足りるのであれば、ID を示さないトラストパックで検証してください。',
  },
  'sigstore.key-missing': {
    title: 'このバンドルの鍵が与えられていない',
    found: (f) => `バンドルは${given(f, 'hint', '鍵 ', ' ') || '鍵'}を示すだけで含んでおらず、照らす鍵が選ばれていません。`,
    meaning: '署名が合うかどうか、誰が作ったかは判定できません。',
    next: '署名者の公開鍵をバンドルとは別に入手し、それを用いて再検証してください。',
  },
  'sigstore.key-malformed': {
    title: '選んだ鍵を読み取れない',
    found: () => 'このバンドルのために選ばれた鍵は、PEM または DER の公開鍵ではないか、受け入れない種類のものです。',
    meaning: '署名をその鍵に照らしていません。',
    next: '公開鍵のファイルを選んでください。受け入れるのは P-256・P-384・P-521 の ECDSA、Ed25519、2,048 ビット以上の RSA です。',
  },
  'sigstore.key-unsupported': {
    title: '署名者の鍵がここで読まない種類である',
    found: (f) => `署名用証明書の鍵${place(f)}は、受け入れないアルゴリズムまたは長さのものです。`,
    meaning: '署名が合うかどうかは判定できません。',
    next: 'ECDSA、Ed25519、または 2,048 ビット以上の RSA による署名を署名者に求めてください。',
  },
  'sigstore.key-mismatch': {
    title: '選んだ鍵とは別の鍵である',
    found: (f) => `このバンドルのために鍵が選ばれましたが、証明書は別の鍵のものです。${compared(f, '選んだ鍵は', '証明書の鍵は')}`,
    meaning: '署名は、望んだ鍵で作られていません。',
    next: '署名者がどの鍵を用いるかを確かめてください。証明書の ID で受け入れるのであれば、鍵を指定せずに再検証してください。',
  },
  'sigstore.hint-mismatch': {
    title: '一つの鍵に二つの名前がある',
    found: (f) => `封筒と、それを包むバンドルとで、示す鍵が異なります。${compared(f, 'バンドルの値は', '封筒の値は')}`,
    meaning: 'いずれかが変更されたか、封筒が別のバンドルのものです。',
    next: AS_WRITTEN,
  },
  'sigstore.signature-invalid': {
    title: '署名が合わない',
    found: (f) => `署名${place(f)}を、その対象とされるものに対して署名者の鍵で検証できません。`,
    meaning: '内容または署名が変更されたか、別の鍵で署名されています。',
    next: 'バンドルと成果物を署名者に改めて求めてください。これには頼らないでください。',
  },
  'sigstore.identity-mismatch': {
    title: '別の者が署名している',
    found: (f) => `署名者は、トラストパックの望む者ではありません。${compared(f, '望む ID は', '証明書の ID は')}`,
    meaning: '署名は正しいものの、求めた ID とは別の ID によるものです。',
    next: '望む ID を一字ずつ確かめてください。正しければ、これはその署名者のバンドルではありません。',
  },
} as const satisfies Partial<Sentences>;
