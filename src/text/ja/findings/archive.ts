import type { Finding } from '../../../core/findings/index.ts';
import { displayName } from '../../names.ts';
import type { Sentences } from '../../sentence.ts';
import { compared, file, given, place, problem, word } from '../values.ts';

/** Checksums are eight hex digits: neither digests nor counts. */
const crc = (f: Finding): string => (f.expected === undefined || f.computed === undefined ? '' : `アーカイブの記載は ${displayName(f.expected)}、データから計算した値は ${displayName(f.computed)} です。`);
const bytes = (f: Finding): string => given(f, 'bytes', '', ' バイト') || '余分なバイト';
const SEALED = 'このファイルに頼らず、作成元に封印形式のバンドルを求めてください。';
const COMPARE = 'バイトを確認し、ファイルの大きさと SHA-256 を作成元の示す値と比べてください。';
const RAISE = '正当にこの大きさであれば、上限を上げて再検証してください。上限は検証のたびに表示されます。';

/** コンテナーについて：中のファイルを読む前に、それを収めるもの。 */
export const archive = {
  'archive.unreadable': {
    title: 'ファイルを証拠バンドルとして読み取れない',
    found: (f) => `コンテナーを読み取れませんでした${place(f)}${problem(f)}${given(f, 'label', '（', '）')}。`,
    meaning: '内部は何も検査していません。改ざんの証拠でも、ほかの何かの証拠でもありません。',
    next: '意図したファイルかを確かめ、送り手に写しとその SHA-256 を改めて求めてください。',
  },
  'archive.directory-ambiguous': {
    title: 'アーカイブの一覧が二通りに読める',
    found: (f) => `どのファイルを収めるかを示す記録が互いに矛盾しています${place(f)}${problem(f)}。${compared(f, '一方は', '他方は')}`,
    meaning: 'どの記録を信じるかはプログラムによって異なるため、二人が同じファイルを開いて別の内容を見ることがあります。内部は何も読んでいません。',
    next: SEALED,
  },
  'archive.duplicate-entry': {
    title: '一つの名前が二つのファイルを指している',
    found: (f) => `${file(f)}という名前の項目がアーカイブに複数あります${place(f)}。`,
    meaning: '同じ名前で別のバイトを読むプログラムがあり得るため、ある人が確認したものが、別の人の見るものとは限りません。',
    next: SEALED,
  },
  'archive.colliding-entry': {
    title: '二つの名前が、システムによっては一つになる',
    found: (f) => `項目${file(f)}${given(f, 'other', 'と ', ' ')}は、大文字小文字または文字の合成の仕方だけが異なります。`,
    meaning: '展開すると二つ目のファイルが一つ目を置き換えるシステムがあり、読み手によって内容が異なり得ます。',
    next: '展開せず、どこでも区別される名前のバンドルを作成元に求めてください。',
  },
  'archive.unsafe-path': {
    title: '名前がバンドルの外を指している',
    found: (f) => `項目名${file(f)}は単純な相対パスではありません${problem(f)}。`,
    meaning: '不注意なプログラムで展開すると、フォルダーの外に書き込むおそれがあります。誠実な作成元はこのような名前を書きません。',
    next: 'ほかのツールで展開せず、どこから来たものかを確かめてください。',
  },
  'archive.ambiguous-name': {
    title: '名前が別の名前として読める',
    found: (f) => `項目名${file(f)}は、すべてのプログラムで同じ名前にはなりません${problem(f)}。`,
    meaning: 'ほかで表示または展開すると別の名前となり、検査したものとは別のファイルを指すことがあり得ます。',
    next: 'このファイルに頼らず、どのシステムでも保てる UTF-8 の名前を作成元に求めてください。',
  },
  'archive.reserved-name': {
    title: 'Windows では展開できない名前がある',
    found: (f) => `Windows は名前${file(f)}またはその一部を装置のために予約しています。`,
    meaning: 'ファイルは読み取り、検証しました。Windows でアーカイブを展開した人は、そこにこのファイルを見いだせません。',
    next: 'ここで行うことはありません。Windows で必要な人は、別の名前で展開する必要があります。',
  },
  'archive.link': {
    title: '項目がファイルではなくリンクである',
    found: (f) => `項目${file(f)}はリンクまたは特殊ファイルです。`,
    meaning: 'それが示すものは証拠ではなく、開いた機器に左右されます。',
    next: 'ファイルそのものを収めたバンドルを作成元に求めてください。',
  },
  'archive.encrypted': {
    title: '項目が暗号化されている',
    found: (f) => `項目${file(f)}は暗号化されています。`,
    meaning: '内容は検査していません。証拠バンドルの内部が暗号化されることはありません。外側の包みは暗号化され得ます。',
    next: 'アーカイブ内にパスワードのないバンドルを送り手に求めてください。',
  },
  'archive.unsupported-method': {
    title: '読み取らない方式で圧縮された項目がある',
    found: (f) => `項目${file(f)}は${given(f, 'method', '圧縮方式 ', ' ') || given(f, 'flags', 'フラグ ', ' ') || '不明な番号の方式'}を使っています。`,
    meaning: '内容は検査していません。無圧縮と deflate の項目だけを読みます。',
    next: 'すべての項目が無圧縮である封印形式のバンドルを作成元に求めてください。',
  },
  'archive.header-mismatch': {
    title: '項目がアーカイブ内で二通りに記述されている',
    found: (f) => `項目${file(f)}の記述が、一覧とデータの前とで異なります${word(f, 'field', '（', 'が相違）')}${problem(f)}。${compared(f, '一覧では', '項目自体では')}`,
    meaning: '一方の記述を読むプログラムは、他方を読むプログラムと別のものを見ます。読み手によって別の内容を見せる既知の手口です。',
    next: 'このファイルに頼らず、作成元にバンドルを改めて求めてください。',
  },
  'archive.overlap': {
    title: '二つの項目が同じバイトを共有している',
    found: (f) => `${file(f)}${given(f, 'other', 'と ', ' ')}のデータが重なっています${place(f)}。`,
    meaning: 'このように書くアーカイブプログラムはありません。内容を隠したり、開いた機器の資源を使い尽くしたりするために用いられます。',
    next: 'ほかのツールで開かず、どこから来たものかを確かめてください。',
  },
  'archive.bytes-before': {
    title: 'アーカイブの前に何かがある',
    found: (f) => `最初の項目の前にある ${bytes(f)}は、アーカイブのどの部分にも属しません。`,
    meaning: 'どのダイジェストの対象でもありません。別のもので始まるファイルは、ある読み手にはプログラムや文書、別の読み手にはアーカイブとなり得ます。',
    next: COMPARE,
  },
  'archive.bytes-between': {
    title: 'どこにも属さないバイトがアーカイブにある',
    found: (f) => `${bytes(f)}${place(f)}が、どの項目にも、アーカイブ自体の構造にも属しません。`,
    meaning: 'どのダイジェストの対象でもなく、項目を順にたどる読み手は読んでしまいます。一覧にないファイルがそこに隠れることがあります。',
    next: COMPARE,
  },
  'archive.bytes-after': {
    title: 'アーカイブの後ろに何かがある',
    found: (f) => `アーカイブの終端の後に ${bytes(f)}が続いています${place(f)}。`,
    meaning: 'どのダイジェストの対象でもありません。そこに二つ目のアーカイブを探すかどうかは、読み手によって異なります。',
    next: COMPARE,
  },
  'archive.bytes-after-data': {
    title: '項目が内容より多くのバイトを持つ',
    found: (f) => `${file(f)}の圧縮データは記載の長さより前に終わり、${given(f, 'bytes', '', ' バイト') || '余分なバイト'}が続いています${place(f)}。`,
    meaning: '展開しても何にもならず、どのダイジェストの対象でもありません。記載の長さではなく圧縮データに従う読み手は、そこから読み続けます。',
    next: 'バイトを確認し、作成元に封印形式のバンドルを求めてください。',
  },
  'archive.comment': {
    title: 'アーカイブにコメントがある',
    found: (f) => `${f.at.file === undefined ? 'アーカイブ' : `項目${file(f)}`}に${given(f, 'bytes', ' ', ' バイトの')}コメントがあります${place(f)}。`,
    meaning: 'コメントはどのダイジェストの対象でもなく、探し方の異なる読み手に向けて二つ目の一覧を隠すことができます。',
    next: 'コメントのない封印形式のバンドルを作成元に求めてください。',
  },
  'archive.ratio-exceeded': {
    title: '展開すると桁違いに大きくなる',
    found: (f) => `${f.at.file === undefined ? 'アーカイブ全体' : `項目${file(f)}`}を展開すると、許された倍率を超えます。${compared(f, '上限は', '記載は')}`,
    meaning: '開いた機器の資源を使い尽くすアーカイブは、このように作られます。展開していないため、内容は検証していません。',
    next: 'どこから来たファイルかを確かめてください。正当なものであれば、圧縮のない封印形式で求めてください。',
  },
  'archive.too-many-entries': {
    title: '項目の数が上限を超えている',
    found: (f) => `アーカイブの示す項目数が、読み取る数を超えています。${compared(f, '上限は', '記載は')}`,
    meaning: '悪意あるアーカイブがこの機器の資源を使い尽くさないよう、最初の項目より前で読み取りをやめました。何も検証していません。',
    next: RAISE,
  },
  'archive.too-large': {
    title: 'アーカイブのバイト数が上限を超えている',
    found: (f) => `展開したファイルの合計が、読み取る大きさを超えます。${compared(f, '上限は', '合計は')}`,
    meaning: '悪意あるアーカイブがこの機器の資源を使い尽くさないよう、最初の項目より前で読み取りをやめました。何も検証していません。',
    next: RAISE,
  },
  'archive.limit-exceeded': {
    title: 'アーカイブの一部が上限より長い',
    found: (f) => `${f.at.file === undefined ? '' : `${file(f)}が`}${word(f, 'limit', '') || '上限'}を超えています。${compared(f, '上限は', 'アーカイブでは')}`,
    meaning: '悪意あるアーカイブがこの機器の資源を使い尽くさないよう、そこで読み取りをやめました。読んでいないものは検証していません。',
    next: '名前と一覧が通常の長さであるバンドルを作成元に求めてください。',
  },
  'archive.crc-mismatch': {
    title: '項目がチェックサムと一致しない',
    found: (f) => `${file(f)}のデータが、アーカイブの持つチェックサムと一致しません。${crc(f)}`,
    meaning: 'アーカイブは書かれた後に損傷したか、編集されています。',
    next: 'ファイルを取得し直し、SHA-256 を作成元の示す値と比べてください。',
  },
  'archive.truncated': {
    title: 'アーカイブが途中で終わっている',
    found: (f) => `構造が揃う前にアーカイブが終わっています${place(f)}${problem(f)}。`,
    meaning: 'ファイルの一部が欠けています。欠けた部分は検証していません。',
    next: 'ファイルを取得し直し、大きさと SHA-256 を作成元の示す値と比べてください。',
  },
  'archive.seal-broken': {
    title: '封印されたアーカイブが変更された',
    found: (f) => `アーカイブの一部は封印形式のバイト形で、一部はそうではありません${problem(f)}${place(f)}。`,
    meaning: '封印の後にコンテナーが変更されています。署名対象のファイルは個別に検証しますが、それを包むアーカイブは封印されたものではありません。',
    next: 'バンドルを取得し直してください。それでも同じであれば、封印後に誰が扱ったかを確かめてください。',
  },
  'archive.not-sealed': {
    title: 'コンテナーが封印形式ではない',
    found: (f) => `アーカイブは封印形式の唯一のバイト形ではありません${problem(f)}。`,
    meaning: '内部のファイルは一つずつ検証できます。ただし、それを包むアーカイブは幾通りにも書けるため、そのバイト自体については何も主張しません。',
    next: 'ファイルが重要であれば、行うことはありません。コンテナー自体が証拠物であれば、作成元に封印形式を求めてください。',
  },
} as const satisfies Partial<Sentences>;
