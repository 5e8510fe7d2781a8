import type { Finding } from '../../../core/findings/index.ts';
import type { Sentences } from '../../sentence.ts';
import { formatDuration } from '../format.ts';
import { besides, compared, event, file, given, number, place, problem, shown, word } from '../values.ts';

/** "1 ミリ秒", where the finding says by how much. */
function span(f: Finding): string {
  const milliseconds = number(f, 'milliseconds');
  return milliseconds === null ? '' : ` ${formatDuration(milliseconds)}`;
}

const stamp = (f: Finding): string => file(f, 'タイムスタンプ');
const authority = (f: Finding): string => given(f, 'authority', ' ', ' ') || '認証局';

/** 「いつ」について：証拠の時刻はすべて誰かの主張であり、これらは誰の主張かを示す。 */
export const time = {
  'time.decreases': {
    title: 'ログの時刻が逆行している',
    found: (f) => `${event(f)}の日時が、前にあるイベントより${span(f)}前です。${compared(f, '前のイベントは', 'このイベントは')}`,
    meaning: '作成元の時計が戻されたか、記録の前に時刻が編集されています。番号による順序は変わりません。',
    next: '前後の時刻を、別のシステムのログと比べてください。',
  },
  'time.before-cause': {
    title: 'イベントの日時がその原因より前である',
    found: (f) => `${event(f)}の日時が、原因として示す${given(f, 'cause', 'イベント ', ' ') || 'イベント'}より${span(f)}前です。${compared(f, '原因は', 'イベントは')}`,
    meaning: '二つの時刻の少なくとも一方、または示された原因が誤りです。',
    next: '両方の時刻を、別のシステムのログと比べてください。',
  },
  'time.outside-period': {
    title: 'イベントがバンドルの対象期間の外にある',
    found: (f) => (f.values?.['what'] === 'event-after-created-at'
      ? `${event(f)}の日時が、バンドルの作成より後です。${compared(f, 'バンドルの作成日時は', 'イベントは')}`
      : `${event(f)}の日時が、マニフェストの期間の外です。${compared(f, '期間は', 'イベントは')}`),
    meaning: '期間またはイベントの時刻が誤りか、ここに属さないイベントが加えられています。',
    next: 'イベントとその前後を確認し、期間がどのように選ばれたかを作成元に尋ねてください。',
  },
  'time.after-as-of': {
    title: '未来の日時がある',
    found: (f) => `${f.at.event === undefined ? file(f, 'バンドル') : event(f)}の日時が、判定基準時より後です。${compared(f, '判定基準時は', '日時は')}`,
    meaning: '作成元の時計が進んでいたか、時刻が作られたものか、判定基準時が早すぎます。',
    next: 'まず、この検証の判定基準時を確かめてください。',
  },
  'time.own-clock': {
    title: '時計が作成元自身のものだけである',
    found: (f) => `${word(f, 'what', '') || 'バンドル'}に独立したタイムスタンプがなく、時刻はすべて作成元が書いたものです${f.computed === undefined ? '' : `（バンドルの作成日時は ${shown(f.computed)} とされています）`}。`,
    meaning: 'ハッシュの連鎖は順序を証明しますが、日時は証明しません。いつ起きたかは作成元の言葉に拠ります。',
    next: 'いくつかの時刻を作成元の運用しないシステムと比べるか、署名されたもののタイムスタンプを求めてください。',
  },
  'timestamp.malformed': {
    title: 'タイムスタンプを読み取れない',
    found: (f) => `${stamp(f)}${place(f)}はタイムスタンプトークンではありません${problem(f)}。`,
    meaning: '日時を証明しません。かつて証明したかどうかも分かりません。',
    next: '加えた者に、認証局が発行したままのトークンを求めてください。',
  },
  'timestamp.other-content': {
    title: 'タイムスタンプが別のものに対するものである',
    found: (f) => `${stamp(f)}はこのマニフェストの日時を証明しません。${compared(f, 'トークンの対象は', 'マニフェストは')}`,
    meaning: 'タイムスタンプの後にマニフェストが変更されたか、別のバンドルのトークンが置かれています。',
    next: 'このマニフェストに属するトークン、またはこのトークンに属するマニフェストを求めてください。',
  },
  'timestamp.invalid': {
    title: 'タイムスタンプが正しくない',
    found: (f) => `${stamp(f)}を検証できません${problem(f)}。${compared(f, '期待した値は', '実際の値は')}`,
    meaning: 'トークンは作られた後に変更されたか、タイムスタンプの規格どおりに作られていません。日時を証明しません。',
    next: '加えた者に、認証局が発行したままのトークンを求めてください。',
  },
  'timestamp.authority-refused': {
    title: '資格のない時刻認証局のタイムスタンプである',
    found: (f) => `${stamp(f)}は${authority(f)}が署名していますが、その証明書が成立しません${problem(f)}。${compared(f, '期待した値は', '実際の値は')}`,
    meaning: '署名は正しいものの、作られた時点で署名者に日時を証明する資格がありませんでした。日時を証明しません。',
    next: 'このトークンを発行したかを認証局に尋ね、その証明書と失効リストを確認してください。',
  },
  'timestamp.authority-unknown': {
    title: '信頼すると決めていない時刻認証局のタイムスタンプである',
    found: (f) => `${stamp(f)}は${authority(f)}が署名していますが、トラストパックのどの認証局もそれを保証しません${besides(f, '（また、', '）')}。`,
    meaning: 'バンドルは示された時点に存在したかもしれませんが、誰の時計かは判定できません。',
    next: '認証局のルート証明書を証拠とは別の経路で入手し、タイムスタンプ用としてトラストパックに加え、再検証してください。',
  },
  'timestamp.after-as-of': {
    title: 'タイムスタンプの日時が未来である',
    found: (f) => `${stamp(f)}の日時が、判定基準時より後です。${compared(f, '判定基準時は', '日時は')}`,
    meaning: '認証局の時計が進んでいたか、判定基準時が早すぎます。',
    next: 'まず、この検証の判定基準時を確かめてください。',
  },
  'timestamp.contradicts': {
    title: '作成元の時計と独立した時計が食い違う',
    found: (f) => `独立した時計がバンドルを確認した後の日時が、${f.at.event === undefined ? 'バンドルの作成日時' : event(f)}に記されています。${compared(f, '確認された時点は', '記された日時は')}`,
    meaning: 'バンドル全体が確認された時点より後の日時は誤りです。作成元の時計が進んでいたか、時刻が作られたものです。',
    next: '作成元の時刻に拠る前に、別のシステムのログと比べてください。',
  },
  'timestamp.verified': {
    title: '独立した時計がバンドルを確認している',
    found: (f) => `${given(f, 'authority', ' ', ' ') || '時刻認証局'}が${given(f, 'time', ' ', ' に') || '既知の時点に'}このマニフェストを確認しました${given(f, 'accuracy', '（誤差 ', '）')}。`,
    meaning: 'マニフェストの示すものは、すべてその時点に存在していました。それ以前のいつ起きたかは、なお作成元の時計に拠ります。',
    next: '行うことはありません。',
  },
} as const satisfies Partial<Sentences>;
