import type { IntegrityReasons } from '../../../core/controls/integrity/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { at, count, digest, duration, name, notKept, opt, text, worded } from './words.ts';

const DOCUMENTS: Readonly<Record<string, string>> = { 'manifest': 'マニフェスト', 'approval': '承認', 'work package': '作業パッケージ', 'work-package': '作業パッケージ', 'receipt': '実行証明' };

const finding = (v: Values): string => opt(v, 'finding', '（', '）');
const log = (v: Values): string => `ログ${opt(v, 'stream', ' ', ' ')}`;
const file = (v: Values): string => `ファイル${opt(v, 'file', ' ', ' ')}`;
const field = (v: Values, otherwise: string): string => text(v, 'field', otherwise);
const ofType = (v: Values): string => `種類${text(v, 'type', '（名なし）')}のイベント`;
const document = (v: Values): string => {
  const word = v['document'] ?? '';
  return `${(Object.hasOwn(DOCUMENTS, word) ? DOCUMENTS[word] : undefined) ?? text(v, 'document', '文書')}${opt(v, 'file', ' ', ' ')}`;
};

const KINDS: Readonly<Record<string, string>> = {
  'role-grants': 'ロールの付与', 'role-definitions': 'ロール', 'agents': 'エージェント', 'fleet-limits': 'フリートの上限', 'agent-versions': 'エージェントの版',
};
const kind = (v: Values): string => worded(KINDS, v, 'kind', '同種のもの');

const SOURCES: Readonly<Record<string, string>> = {
  'approvals': '署名付きの承認', 'packages': '署名付きの作業パッケージ', 'receipts': '実行証明', 'ci': 'CI/CD の抽出', 'itsm': 'チケットシステムの抽出', 'idp': 'ID プロバイダーのログ',
};
const source = (v: Values): string => `${opt(v, 'runner', '', ' の')}${worded(SOURCES, v, 'source', 'ほかの情報源')}`;
const order = (v: Values): string => (v['order'] === 'earlier' ? '早く' : '遅く');
const pairs = (v: Values): string => (/^\d+$/.test(v['pairs'] ?? '') ? ` ${v['pairs']} 組` : '数組');
const sealed = (v: Values): string => (v['stream'] === undefined ? 'マニフェスト' : `${log(v)}のヘッド`);
const key = (v: Values): string => `鍵${name(v, 'key', '（名なし）')}`;

export const integrity: ControlTexts<IntegrityReasons> = {
  'CT-01': {
    title: 'マニフェストの署名は有効で、各ファイルは一覧のとおりである',
    failing: 'ファイルが封印されたものではない、または封印が成立しない',
    population: 'マニフェスト、その一覧にある各ファイル、および一覧にない各ファイル。封印自身のフォルダーにあるものはマニフェストとともに判定する。マニフェストの署名が成立しない場合、ファイルが異なる、欠けている、または一覧にない場合は不成立とする。',
    rationale: 'ほかのすべては、誰かが責任を負ったバイトがそのままであることに拠る。',
    facts: {
      'signed': () => 'マニフェストは、ここで信頼する鍵により署名されています。',
      'file-matches': (v) => `${file(v)}のダイジェストは、マニフェストの一覧と一致します。`,
      'signature-fails': (v) => `マニフェストまたはその署名が成立しません${finding(v)}。`,
      'file-differs': (v) => `${file(v)}は、マニフェストの一覧にあるものではありません。`,
      'file-missing': (v) => `${file(v)}は一覧にありますが、存在しません。`,
      'file-unlisted': (v) => `${file(v)}は存在しますが、一覧にありません。`,
      'signature-undecided': (v) => `マニフェストの署名を信頼できるかどうかを判定できません${finding(v)}。`,
      'file-not-read': (v) => `${file(v)}は読み取られていません${finding(v)}。`,
    },
    exceptions: {
      'signature-fails': 'マニフェストの署名が成立しない', 'file-differs': 'ファイルが変更された', 'file-missing': '一覧にあるファイルが欠けている',
      'file-unlisted': '誰も署名していないファイルが加えられた',
    },
  },
  'CT-02': {
    title: 'ログのハッシュチェーンは、計算し直しても成立する',
    failing: 'ログのハッシュチェーンが成立しない',
    population: 'バンドルの各ログ。イベントのハッシュ、直前のイベントへのつながり、または全体のルートが、計算した値と異なる場合は不成立とする。',
    rationale: 'チェーンは、ヘッドが保証される範囲で、書かれた後に変更、除去、挿入がないことを示す。',
    facts: {
      'recomputed': (v) => `${log(v)}を計算し直しました。イベント${count(v, 'events')}、ハッシュとつながりはすべて記録どおりです。`,
      'diverges-once': (v) => `${log(v)}は${opt(v, 'event', ' ', ' で')}記録と食い違い${finding(v)}、以降のイベントは再びつながっています。`,
      'diverges': (v) => `${log(v)}は${opt(v, 'event', ' ', ' から')}記録と食い違います${finding(v)}。途切れは${count(v, 'breaks')}です。`,
      'other-end': (v) => `${log(v)}を計算し直しましたが、マニフェストの示す位置で終わりません${finding(v)}。`,
      'not-recomputed': (v) => `${log(v)}を最初のイベントから計算し直すことができませんでした${finding(v)}。`,
    },
    exceptions: { 'diverges-once': 'ログの一か所が変更された', 'diverges': 'ログの複数か所が変更された', 'other-end': 'ログがマニフェストの示す位置で終わらない' },
  },
  'CT-03': {
    title: 'ログに欠落、重複、分岐、順序の乱れがない',
    failing: 'ログに欠落、重複、分岐、または順序の乱れがある',
    population: 'バンドルの各ログ。番号の欠落、重複、順序の乱れ、一つのイベントに続くイベントが二つある場合、または件数が記載と異なる場合は不成立とする。',
    rationale: 'ログにないものは、誰かが見られたくなかったものか、システムが失ったものである。どちらも見えなければならない。',
    facts: {
      'in-sequence': (v) => `${log(v)}はイベント${count(v, 'events')}にわたり番号どおりに続いています。`,
      'gap': (v) => `${log(v)}に${opt(v, 'event', ' ', ' の前で')}欠落があります。番号の途切れは全部で${count(v, 'breaks')}です。`,
      'repeated': (v) => `${log(v)}は${opt(v, 'event', ' ', ' で')}番号を二度使っています。番号の途切れは全部で${count(v, 'breaks')}です。`,
      'forked': (v) => `${log(v)}は${opt(v, 'event', ' ', ' で')}分岐しています。同じイベントに二つのイベントが続きます。`,
      'out-of-order': (v) => `${log(v)}に順序の乱れたイベントがあります${opt(v, 'event', '（最初のものは ', '）')}。番号の途切れは全部で${count(v, 'breaks')}です。`,
      'count-differs': (v) => `${log(v)}のイベントの件数が記載と異なります${finding(v)}。`,
      'not-followed': (v) => `${log(v)}を最初のイベントから最後までたどることができませんでした${finding(v)}。`,
    },
    exceptions: {
      'gap': 'ログからイベントが欠けている', 'repeated': 'ログが番号を二度使っている', 'forked': 'ログが分岐している', 'out-of-order': 'ログのイベントの順序が乱れている',
      'count-differs': 'ログのイベントの件数が記載と異なる',
    },
  },
  'CT-04': {
    title: 'ログは署名付きヘッドで終わる',
    failing: 'ログが署名付きヘッドの示す位置で終わらない',
    population: 'マニフェストに名のある各ログ。署名されたヘッドが計算した値でない場合、またはログがない場合は不成立とする。署名付きヘッドがなければ、終端が切り取られたかどうかは判定できない。',
    rationale: 'ログの終端は最も切り取りやすい。そこが終端であることは、誰かが署名したヘッドだけが示す。',
    facts: {
      'ends-at-signed-head': (v) => `${log(v)}は、イベント${count(v, 'size')}に及ぶ署名付きヘッドで終わります。`,
      'head-differs': (v) => `${log(v)}とその署名付きヘッドが一致しません${finding(v)}。`,
      'log-absent': (v) => `${log(v)}は名が挙がっていますが、イベントがありません。`,
      'no-signed-head': (v) => `${log(v)}に署名付きヘッドがなく、最後のイベントより後が省かれたかどうかを判定できません。`,
      'head-unproved': (v) => `${log(v)}のヘッドの署名に、ここでは頼ることができません${finding(v)}。`,
    },
    exceptions: { 'head-differs': 'ログが署名付きヘッドの示す位置で終わらない', 'log-absent': '名の挙がったログがない' },
  },
  'CT-05': {
    title: '以前のものに続き、黙って変更されていない',
    failing: 'ログ、ポリシーまたはスナップショットが以前のバンドルのものと異なり、その理由が記録にない',
    population: '最初のイベントより後から始まる各ログ。以前の検証を指定した場合は、それと照合した各ログ、双方にあるポリシー、グラフ、承認、作業パッケージ、成果物の各ファイル、以前のものにあった本人情報、エージェント、保存規則の各スナップショット、および新しい境界の各版も含む。ログ、または名前ごとに内容が一つであるファイルが異なる場合、ロールの付与、ロール、エージェント台帳またはフリートのスナップショットが異なりながら、以前の検証の最後のイベントより後にログに記録された同種の変更を一つも示していない場合（そのプリンシパルのロール、エージェントまたはフリートの状態、版、上限がイベントの後のとおりであること。ロールの許可については、付与に使われていないそのロールの承認があること）、または、初めから揃ったログの始まりより後に発効した新しい版を、そのどのイベントも公開していない場合は不成立とする。すでに期間の終わったロールの付与や、付与を伝えるイベントのないロールの剥奪のように、記録された変更がファイルに現れないものであれば、判定できない。以前の検証にはダイジェストしかないため、記録された変更を一つ示していれば足り、そのほかにファイルで何が変わったかは見えない。新しい移転規則、および期間ごとに作り直されるもの（ID プロバイダーのスナップショット、認証情報、ほかのシステムの抽出）は見ない。以前の検証がなければ、途中から始まるログだけを母集団とする。',
    rationale: '二つのバンドルが、それぞれ健全でありながら二つの異なる経緯を語ることがある。一方が他方を引き継ぐところで、両者は合わなければならない。',
    facts: {
      'continues': (v) => `${log(v)}は${opt(v, 'firstSeq', '番号 ', ' から')}以前のものに続いています。`,
      'unchanged': (v) => `${file(v)}は以前の検証のものと同じです。`,
      'changed-on-record': (v) => `${file(v)}は以前の検証のものと異なりますが、その後に記録された${kind(v)}の変更${count(v, 'changes')}のとおりです。`,
      'published': (v) => `境界の${text(v, 'version', '名のない')}版は以前の検証より後の新しい版で、その公開が記録されています。`,
      'contradicts': (v) => `${log(v)}は以前のものと矛盾します${finding(v)}。`,
      'rewritten': (v) => `${file(v)}のダイジェストは${digest(v, 'digest')}、以前の検証では${digest(v, 'earlierDigest')}でした。一つの名前のもとで内容は一つのはずです。`,
      'changed-silently': (v) => `${file(v)}は以前の検証のものと異なりますが、ログはその後、${kind(v)}の変更を一つも記録していません。`,
      'changed-otherwise': (v) => `${file(v)}は以前の検証のものと異なります。ログはその後、${kind(v)}の変更を${count(v, 'changes')}記録していますが、ファイルはそのいずれも示していません。`,
      'change-not-shown': (v) => `${file(v)}は以前の検証のものと異なります。ログはその後、${kind(v)}の変更を${count(v, 'changes')}記録していますが、ファイルはそのいずれも示しておらず、一部はファイルに現れないものであるため、それにより変わったかどうかを判定できません。`,
      'not-published': (v) => `境界の${text(v, 'version', '名のない')}版は以前の検証より後の新しい版ですが、最初から揃ったログのどのイベントもそれを公開していません。`,
      'not-connected': (v) => `${log(v)}が以前のものの続きかどうかを判定できません${finding(v)}。`,
      'snapshot-not-here': (v) => `${file(v)}は以前のバンドルにありましたが、このバンドルにはなく、変更されたかどうかを判定できません。`,
      'file-not-compared': (v) => `${file(v)}は読み取れないか、封印されたものではないため、以前の検証から変更されたかどうかを判定できません。`,
      'no-event-tells': (v) => `${file(v)}は以前の検証のものと異なりますが、その変更を伝える種類のイベントがなく、黙って変更されたかどうかを判定できません。`,
      'may-change-without': (v) => `${file(v)}は以前の検証のものと異なります。ログはその後、ファイルの示す${kind(v)}の変更を記録していませんが、このファイルの変更のすべてにイベントがあるわけではありません。`,
      'changes-not-all-seen': (v) => `${file(v)}は以前の検証のものと異なります。ログはその後、ファイルの示す${kind(v)}の変更を記録していませんが、健全な以前の検証より後のすべてを示してはいないか、その検証が終わる時刻に近く、時刻からは前後のわからない変更を記録しているため、その後に変更が記録されたかどうかを判定できません。`,
      'published-before': (v) => `境界の${text(v, 'version', '名のない')}版は以前の検証より後の新しい版です。ここのログは途中から始まるか、版がそれ自身の記載によりログの始まりより前に発効しているため、それ以前に公開されたかどうかを判定できません。`,
    },
    exceptions: {
      'contradicts': 'ログが以前のバンドルと矛盾する', 'rewritten': '内容が一つであるはずのファイルが書き換えられた', 'changed-silently': 'スナップショットが変わり、変更が記録されていない',
      'changed-otherwise': 'スナップショットが、記録されたどの変更のとおりでもなく変わった',
      'not-published': '誰も公開していないポリシーの版が現れた',
    },
  },
  'CT-06': {
    title: '時計に異常がない',
    failing: 'ログの時刻があるべきとおりに、またはほかの時計の示すとおりに進んでいない',
    population: '各ログ。ログのヘッドまたはマニフェストに署名し、ここで信頼する各鍵（Sigstore の証明書を除く）。自身の時計を持ち、ログも同じことを伝える各情報源、すなわち署名付きの承認、作業パッケージ、実行証明（実行環境ごと）、CI/CD の実行とチケット（識別子による）、ID プロバイダーのロールの変更（照合の幅の内）。ログの時計が許容差を超えて戻った場合、イベントがその原因より前、期間の外、エクスポートより後、または封印した鍵の終わりもしくは危殆化より後にある場合、署名されたものまたは実行について、ほかの時計が行われたとする時刻より前にログが伝えている場合、実行証明がパッケージの発行より前に始まっている場合、または五組以上の時刻の組のすべてが、同じ側に許容差を超えて離れている場合は不成立とする。鍵より古いイベントは例外としない。新しい鍵はログ全体に署名するからである。ログの時計自体が正しかったかどうか、トレースファイルの中のスパン、ここで信頼しない鍵、何も伝えない情報源は見ない。',
    rationale: '実行より前に誰が承認したかは、時刻の問題である。逆行する時刻や食い違う時刻は、それに誤って答える。',
    facts: {
      'in-order': (v) => `${log(v)}の時刻はイベント${count(v, 'events')}にわたり順に進んでいます${opt(v, 'last', '（最後は ', '）')}。`,
      'within-key': (v) => `${sealed(v)}は${key(v)}で署名されています。鍵は${at(v, 'until')}まで有効で、最後のイベントは${at(v, 'last')}です。`,
      'older-than-key': (v) => `${sealed(v)}は${key(v)}で署名されています。鍵は${at(v, 'from')}から有効で、${at(v, 'first')}からのそれより古いイベントにも署名しています。最後のイベントは${at(v, 'last')}です。`,
      'clocks-agree': (v) => `${source(v)}とログの時刻${pairs(v)}の差は、中央値で${duration(v, 'typical')}です。`,
      'clock-went-back': (v) => `${log(v)}の時刻が${duration(v, 'by')}戻っています。戻りは全部で${count(v, 'decreases')}です。`,
      'before-its-cause': (v) => `${log(v)}に、原因より前の時刻を持つイベントがあります。`,
      'outside-the-period': (v) => `${log(v)}に、記載された期間の外、または判定基準時より後のイベントがあります${finding(v)}。`,
      'after-the-export': (v) => `${log(v)}に、${at(v, 'exportedAt')}のエクスポートより後、${at(v, 'time')}のイベントがあります。`,
      'key-had-ended': (v) => `${sealed(v)}は${key(v)}で署名されています。鍵の有効期間は${at(v, 'until')}まででしたが、署名の対象である最後のイベントは${at(v, 'last')}です。`,
      'key-was-compromised': (v) => `${sealed(v)}は${key(v)}で署名されています。鍵は${at(v, 'since')}に危殆化しましたが、署名の対象である最後のイベントは${at(v, 'last')}です。`,
      'impossible-order': (v) => `${source(v)}とログの時刻${pairs(v)}のうち${count(v, 'impossible')}は、この順では起こり得ません（最大で${duration(v, 'by')}）。時計が食い違っています。`,
      'clocks-differ': (v) => `${source(v)}との時刻${pairs(v)}のすべてで、ログが${order(v)}なっています（中央値${duration(v, 'typical')}、最小${duration(v, 'nearest')}）。時計の食い違いと、常にある遅れとは区別できません。`,
      'no-times': (v) => `${log(v)}に読み取れる時刻がありません。`,
      'export-undated': (v) => `バンドルがいつ作られたかの記載がなく、${log(v)}がそれより後に及ぶかどうかを判定できません。`,
      'no-pairs': (v) => `${source(v)}とログの双方が伝えるものがなく、時計が合っているかどうかを判定できません。`,
      'apart': (v) => `${source(v)}との時刻${pairs(v)}で、ログが中央値で${duration(v, 'typical')}${order(v)}なっています。組が少ないか不揃いなため、時計によるか遅れによるかを判定できません。`,
      'not-kept': notKept,
    },
    exceptions: {
      'clock-went-back': 'ログの時計が戻った', 'before-its-cause': 'イベントがその原因より前にある', 'outside-the-period': 'イベントが期間の外にある',
      'after-the-export': 'イベントが、それを含むエクスポートより後にある', 'key-had-ended': 'イベントが、封印した鍵の有効期間より後にある', 'key-was-compromised': 'イベントが、封印した鍵の危殆化より後にある',
      'impossible-order': '情報源の時刻が起こり得ない順になっている', 'clocks-differ': '情報源の時計がログの時計と食い違っている',
    },
  },
  'CT-07': {
    title: '署名鍵はすべて、その時点で、その署名に使えるものであった',
    failing: '使えない鍵で署名された',
    population: 'マニフェストの各署名と、バンドルにある署名付きの承認、作業パッケージ、実行証明のそれぞれ。署名を検証できない場合、鍵が期限切れ、有効期間前、危殆化、強度不足、または別の用途のものであった場合は不成立とする。',
    rationale: '署名の重みは、用いられた時点の鍵の重みである。',
    facts: {
      'key-good': (v) => `${document(v)}は、${name(v, 'signer')}が、それに使える鍵で署名しています。`,
      'signature-invalid': (v) => `${document(v)}の署名を検証できません${finding(v)}。`,
      'key-refused': (v) => `${document(v)}は、それに使えない鍵で署名されています${finding(v)}。`,
      'key-unknown': (v) => `${document(v)}に署名した鍵に、ここでは頼ることができません${finding(v)}。`,
    },
    exceptions: { 'signature-invalid': '署名を検証できない', 'key-refused': '使えない鍵で署名された' },
  },
  'CT-08': {
    title: '引用された成果物はすべて、引用されたとおりに存在する',
    failing: '成果物が欠けている、異なる、または誰にも引用されていない',
    population: 'イベントが記録する各成果物と、artifacts にあって記録のない各ファイル。ファイルが欠けている、空である、ダイジェストまたはメディア種別が異なる、または誰にも引用されていない場合は不成立とする。',
    rationale: '引用されていながら存在しないテスト結果は主張であり、証拠ではない。',
    facts: {
      'as-cited': (v) => `${file(v)}のダイジェストとメディア種別は、記録のとおりです。`,
      'cited-by-nobody': (v) => `${file(v)}を引用するイベントがありません。`,
      'missing': (v) => `${file(v)}は引用されていますが、バンドルにありません。`,
      'other-content': (v) => `${file(v)}のダイジェストは${digest(v, 'foundDigest')}、記録は${digest(v, 'citedDigest')}です。`,
      'empty': (v) => `${file(v)}は空です。`,
      'other-media-type': (v) => `${file(v)}は${text(v, 'mediaType', '別のメディア種別')}と記録されていますが、その中身の種別ではありません。`,
      'not-read': (v) => `${file(v)}を読み取れませんでした。`,
    },
    exceptions: {
      'cited-by-nobody': '成果物が誰にも引用されていない', 'missing': '引用された成果物が欠けている', 'other-content': '成果物が引用されたものではない',
      'empty': '引用された成果物が空である', 'other-media-type': '成果物が記録された種別のものではない',
    },
  },
  'CT-09': {
    title: '判断を左右するものは、ハッシュと署名の対象である',
    failing: '判断を左右するものが、成立するハッシュまたは署名の対象になっていない',
    population: '各アクションと、そのすべてのイベント。承認者、ポリシーの版、ダイジェスト、結果、データ区分はイベントのメンバーであり、イベントの全メンバーはハッシュの対象である。イベントのハッシュ、または全体に対する署名が成立しない場合は不成立とする。',
    rationale: '誰も署名していない欄は、何にでもなり得る。',
    facts: {
      'covered': (v) => `そのイベント${count(v, 'events')}はすべて、成立するハッシュと署名付きマニフェストの対象です。`,
      'hash-fails': () => 'そのイベントの一つで、ハッシュまたはつながりが成立しません。',
      'under-no-hash': () => 'そのイベントはどのハッシュの対象にもなっていません。',
      'signature-fails': () => 'そのイベントに及ぶマニフェストが成立しません。',
      'other-file': () => 'そのイベントのあるファイルが、マニフェストの一覧にあるものではありません。',
      'signature-undecided': () => 'そのイベントに及ぶ署名を信頼できるかどうかを判定できません。',
    },
    exceptions: {
      'hash-fails': '判断を左右するイベントのハッシュが成立しない', 'under-no-hash': '判断を左右するイベントがハッシュの対象になっていない',
      'signature-fails': '判断を左右するイベントが、成立する署名の対象になっていない',
    },
  },
  'CT-10': {
    title: '伏せられたものは、値が確約され、申告され、判断を左右しない',
    failing: '伏せるべきでないものが伏せられた、または申告なく伏せられた',
    population: 'マニフェストが申告する各伏せ字と、同じ種類のイベントで値を伏せている各項目名。理由または行った人の記載がない場合、値が確約されていないか、なお開示されている場合、誰も申告していない場合、または統制に必要な値である場合は不成立とする。',
    rationale: '伏せ字は人を守るためのものであり、不都合なものを取り除く手段であってはならない。',
    facts: {
      'declared': (v) => `${ofType(v)}の${field(v, 'この項目')}の値${count(v, 'undisclosed')}が伏せられ、いずれも申告されています。`,
      'committed': (v) => `${field(v, '値')}は${name(v, 'by')}が伏せました${opt(v, 'reason', '（理由：', '）')}。イベントがその値を確約しています。`,
      'undeclared': (v) => `${ofType(v)}の${field(v, 'この項目')}の値${count(v, 'undeclared')}が、申告なく伏せられています。`,
      'needed-by-controls': (v) => `${ofType(v)}から${field(v, 'ある値')}が伏せられていますが、統制の判定に用いる値です。`,
      'no-reason': (v) => `${opt(v, 'file', ' ', ' の')}${field(v, 'ある値')}の伏せ字に、誰がなぜ行ったかの記載がありません。`,
      'disclosed-all-the-same': (v) => `${opt(v, 'file', ' ', ' の')}${field(v, 'ある値')}は伏せたと申告されていますが、開示されています。`,
      'not-committed': (v) => `${opt(v, 'file', ' ', ' の')}${field(v, 'ある値')}は伏せたと申告されていますが、確約するものがなく、そこに何があったかを後から示すことができません。`,
      'not-an-event': (v) => `${text(v, 'file', 'あるファイル')}の${field(v, 'ある値')}が伏せられていますが、イベントではないため、確約されているかどうかを判定できません。`,
    },
    exceptions: {
      'undeclared': '値が申告なく伏せられた', 'needed-by-controls': '統制に必要な値が伏せられた',
      'no-reason': '伏せ字に、誰がなぜ行ったかの記載がない', 'disclosed-all-the-same': '伏せたと申告された値が開示されている',
      'not-committed': '伏せられた値が確約されていない',
    },
  },
  'CT-11': {
    title: '働くエージェントは記録を残す',
    failing: 'エージェントが働いていながら、何も記録されなかった',
    population: 'アクションを行った各エージェント。稼働通知が、記録の知る以上の実行中の作業を上限より長く示し、その間エージェントの記録がなく、ログの停止も申告されていない場合は不成立とする。稼働通知とするのは、実行中の作業を伝えるハートビートだけである。トレースのスパンの中は見ず、ログにないパイプラインの実行は CT-42 による。',
    rationale: 'エージェントが動き続ける間にログが止まれば、それは誰にも見えない時間である。',
    facts: {
      'recorded': (v) => `${name(v, 'agent', 'エージェント')}は、働いていると通知した間、常に記録を残しています。`,
      'outage-declared': (v) => `${name(v, 'agent', 'エージェント')}は${at(v, 'from')}から${at(v, 'until')}まで、働きながら記録を残していませんが、ログの停止が申告されています。`,
      'silent-while-active': (v) => `${name(v, 'agent', 'エージェント')}は${at(v, 'from')}から${at(v, 'until')}まで、実行中の作業が${count(v, 'activeRuns')}あると通知しました。記録にある実行中の作業は${text(v, 'running', 'それより少なく')}で、ほかの記録はありません。`,
      'no-sign-of-life': (v) => `ログに${name(v, 'agent', 'エージェント')}の稼働通知がなく、いつ働いていたかを判定できません。`,
    },
    exceptions: { 'silent-while-active': 'エージェントが働いていながら、何も記録されなかった' },
  },
};
