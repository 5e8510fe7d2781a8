import type { Finding } from '../../../core/findings/index.ts';
import type { Sentences } from '../../sentence.ts';
import { factText } from '../control-text.ts';
import { compared, event, file, given, place, problem } from '../values.ts';

const test = (f: Finding): string => given(f, 'control', '統制テスト ', ' ') || '統制テスト';

/** 記録の各部分が互いに一致するか、およびポリシーと統制の軸について。 */
export const record = {
  'record.unknown-event-type': {
    title: 'この版が知らない種類のイベントがある',
    found: (f) => `種類${given(f, 'type', ' ', ' ') || '（名なし）'}のイベント${given(f, 'count', ' ', ' 件')}は、この版では未知です。`,
    meaning: 'ほかと同じく数え、表示し、ハッシュチェーンの対象ですが、統制テストは読みません。',
    next: 'イベントの一覧で確認し、種類の意味を作成元に尋ねてください。',
  },
  'record.dangling-reference': {
    title: '記録が、存在しないか異なるものを参照している',
    found: (f) => `${subject(f)}が${reference(f)}を参照しています。${compared(f, '参照の記載は', '参照先の記載は')}`,
    meaning: '記録のある部分が、存在しないか別のことを述べる部分を挙げています。両方とも署名後に変わっていないかもしれず、その場合は作成元が誤って記録しています。',
    next: '両側を確認し、どちらが正しいかを作成元に尋ねてください。',
  },
  'record.action-digest-mismatch': {
    title: 'アクションのダイジェストが、その記述のものではない',
    found: (f) => `${event(f)}は${given(f, 'action', 'アクション ', ' ') || 'アクション'}を記述していますが、添えられたダイジェストはその記述のものではありません。${compared(f, '記録された値は', '記述から計算した値は')}`,
    meaning: '決定と承認はダイジェストに結び付きます。ここに記述されたものとは別のものに対して与えられたことになります。',
    next: '記録されたダイジェストが何のものかを調べてください。それまでは、このアクションの承認に頼ることはできません。',
  },
  'record.malformed': {
    title: '記録の一部がその種類の形をしていない',
    found: (f) => `${subject(f)}が${given(f, 'type', ' ', ' の') || 'その種類の'}形式どおりではありません${problem(f)}。`,
    meaning: 'そのまま保持し表示しますが、その内容はどの統制テストにも用いていません。',
    next: 'バイトを確認し、何を意図したかを作成元に尋ねてください。',
  },
  'record.confusable-name': {
    title: '二つの名前が見分けにくい',
    found: (f) => `${named(f)}二つの名前が似ています${place(f)}。${compared(f, '一方は', '他方は')}${given(f, 'characters', '一方だけが ', ' を含みます。')}`,
    meaning: 'どのプログラムにとっても二つの名前ですが、読み手は一つと取り違えるかもしれません。ラテン、ギリシャ、キリル、アルメニアの文字、ハイフン、スラッシュ、Unicode が等価とする形を比べます。ほかの文字体系、0 と O、1 と l、イベントにのみ現れる名前は比べません。',
    next: '誰が何をしたかに拠る前に、名前をコードポイントで確かめ、なぜ両方があるかを作成元に尋ねてください。',
  },
  'record.hidden-character': {
    title: '名前に見えない文字がある',
    found: (f) => `${named(f)}名前に${given(f, 'characters', ' ', ' ') || '形のない文字'}があります${place(f)}。${compared(f, 'それを除くと', '含めると')}`,
    meaning: '方向指定や幅のない文字により、名前が別の名前に読めることがあります。一部の文字体系や絵文字には必要なため、それだけでは何も証明しません。Proofroom では必ず書き表します。',
    next: 'ここに書き表された名前で読んでください。重要なものを指すのであれば、作成元に尋ねてください。',
  },
  'control.exceptions': {
    title: '守られなかった統制がある',
    found: (f) => `${test(f)}は、${given(f, 'subject', ' ', ' について')}守られなかったことを見いだしました。${factOf(f)}`,
    meaning: 'その統制が防ぐはずのことを、記録自体が示しています。',
    next: 'イベントを開き、それが属するアクションについて、要求、決定、承認、実行を順に読んでください。',
  },
  'control.cannot-tell': {
    title: '判定できなかった統制テストがある',
    found: (f) => `${test(f)}を判定できませんでした${given(f, 'count', '（', given(f, 'population', ' / ', ' 件）') || ' 件）')}。${undecided(f)}`,
    meaning: 'テストに必要なものが欠けているか、信じられませんでした。成立でも不成立でもありません。',
    next: '何が欠けていたかを確かめ、求めてください。',
  },
  'control.indications': {
    title: '確認に値する兆候がある',
    found: (f) => `${test(f)}が${given(f, 'exceptions', '、', given(f, 'population', ' / ', ' 件') || ' 件')}に兆候を見いだしました${given(f, 'subject', '（最初は ', '）')}。${factOf(f)}`,
    meaning: '兆候は違反ではありません。違反に伴うことの多い様子を、記録が示しています。',
    next: 'テストが挙げた対象を確認し、関係者に尋ねてください。',
  },
  'control.indications-unknown': {
    title: '兆候を調べられなかった',
    found: (f) => `${test(f)}を判定できませんでした${given(f, 'count', '（', given(f, 'population', ' / ', ' 件）') || ' 件）')}。${undecided(f)}`,
    meaning: 'テストに必要なものが欠けています。判定には影響しません。',
    next: '何が欠けていたかを確かめ、重要であれば求めてください。',
  },
  'internal.error': {
    title: 'Proofroom に誤りがあった',
    found: (f) => `検証の手順${given(f, 'step', ' ', ' ')}が予期せず止まりました${problem(f)}。`,
    meaning: '証拠ではなくプログラムの誤りです。その手順が検査すべきものは検査されておらず、それに拠るものを成立とはしません。',
    next: 'コードとこの文を添えて報告し、直るまで別の手段で検証してください。',
  },
} as const satisfies Partial<Sentences>;

const subject = (f: Finding): string => (f.at.event === undefined && f.at.file !== undefined ? `${file(f)}${place(f)}` : event(f));

const LISTED: Readonly<Record<string, string>> = { actor: '人とエージェントの中で、', system: 'システムの中で、', file: 'ファイルの中で、' };

function named(f: Finding): string {
  const kind = f.values?.['kind'];
  return (typeof kind === 'string' && Object.hasOwn(LISTED, kind) ? LISTED[kind] : undefined) ?? '';
}

const KINDS: Readonly<Record<string, string>> = {
  'action': 'アクション', 'approval': '承認', 'work-package': '作業パッケージ', 'receipt': '実行証明', 'artifact': '成果物', 'agent': 'エージェント', 'system': 'システム', 'policy': 'ポリシー',
};

const MISSING: Readonly<Record<string, string>> = { action: 'この記録で要求されていない', agent: '登録簿にない', system: 'どのグラフスナップショットにもない' };

/** What a reference leads to: nothing, other bytes, or a document that says something else of one member. */
function reference(f: Finding): string {
  const kind = f.values?.['kind'];
  const word = typeof kind === 'string' ? kind : '';
  const what = `${(Object.hasOwn(KINDS, word) ? KINDS[word] : undefined) ?? '何か'}${given(f, 'reference', ' ', ' ')}`;
  const found = f.values?.['problem'];
  if (found === undefined || found === 'missing') return `${(Object.hasOwn(MISSING, word) ? MISSING[word] : undefined) ?? 'バンドルにない'}${what}`;
  return found === 'other-bytes' ? `バイトの異なる${what}` : `${given(f, 'member', ' ', ' について')}別のことを述べる${what}`;
}

/** The first fact behind a control finding, in its own words. */
function factOf(f: Finding): string {
  const { control, reason, ...values } = f.values ?? {};
  if (typeof control !== 'string' || typeof reason !== 'string') return '';
  const texts = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
  return factText(control, { subject: '', verdict: 'exception', reason, values: texts, at: f.at });
}

function undecided(f: Finding): string {
  if (f.values?.['reason'] === 'integrity') return '逸脱は見つかりませんでしたが、拠り所となるデータの完全性が成立しませんでした。';
  const fact = factOf(f);
  return fact === '' ? '' : `${given(f, 'subject', '最初のものは ', ' です。')}${fact}`;
}
