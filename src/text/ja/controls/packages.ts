import type { PackageReasons } from '../../../core/controls/packages/reasons.ts';
import type { ControlTexts, Values } from '../../control-text.ts';
import { at, classOf, count, digest, duration, name, opt, placeOf, signatureState, started } from './words.ts';

const pack = (v: Values): string => `作業パッケージ${opt(v, 'packageId', ' ', ' ')}`;
const packFile = (v: Values): string => `作業パッケージ${opt(v, 'file', ' ', ' ')}`;
const runner = (v: Values, otherwise = '名のない実行者'): string => name(v, 'runner', otherwise);
const enclave = (v: Values): string => name(v, 'enclave', 'エンクレーブ');
const resource = (v: Values): string => name(v, 'resource', 'あるリソース');

const allowedClasses = (v: Values): string => (v['allowed'] ?? '').split(', ').map((word) => classOf({ word }, 'word', '')).filter((word) => word !== '').join('、') || 'なし';

export const packages: ControlTexts<PackageReasons> = {
  'CT-35': {
    title: '実行されたものは、署名された作業パッケージである',
    failing: '実行されたものが、そのために署名され、一度だけ期限内に実行された作業パッケージではない',
    population: '開始したか効果を生じ、ポリシーの決定が署名付き作業パッケージを義務付けるか、パッケージが発行または実行されたすべてのアクション。各開始にはそれぞれの実行証明がなければならない。パッケージと実行証明は署名され、実行されたダイジェストは署名されたファイルのものであり、パッケージは実行されたもののために、またログが発行先とするエンクレーブのために作られていなければならない。期限に達したものは期限切れであり、発行より前に開始していることもあり得ない。これらの時刻は作成した側のもので、開始は実行者の時計によるため、期限から二秒後までは判定できず、発行の二秒前までは不成立としない。実行者がどのエンクレーブにあるかは記録されないため、それは比べない。',
    rationale: '署名されたパッケージが、承認とエンクレーブの実行するコマンドとを結び付ける。そこで実行されるほかのものには、誰も同意していない。',
    facts: {
      'carried': (v) => `${pack(v)}は、${runner(v)}により、署名されたとおり（${digest(v, 'executedDigest')}）に実行されました。`,
      'no-package': (v) => `署名付き作業パッケージによらなければなりませんが、記録にありません。${started(v)}。`,
      'package-not-issued': (v) => `${runner(v)}が、このアクションのために発行されていない${pack(v)}を実行しました。`,
      'package-invalid': (v) => `${packFile(v)}の署名は成立しませんが、それにもかかわらず${runner(v)}が実行しました。`,
      'receipt-invalid': (v) => `${runner(v)}の実行証明${opt(v, 'file', ' ', ' ')}の署名が成立しません。`,
      'other-enclave': (v) => `${pack(v)}は${name(v, 'enclave', 'あるエンクレーブ')}のために署名されましたが、${name(v, 'sentTo', '別のエンクレーブ')}に発行され、${runner(v)}が実行しました。`,
      'other-action': (v) => `${pack(v)}はアクションのダイジェスト${digest(v, 'packageDigest')}のために作られましたが、実行されたものは${digest(v, 'executedDigest')}です。`,
      'digest-differs': (v) => `${pack(v)}は${digest(v, 'signedDigest')}として署名されましたが、${runner(v, '実行者')}が実行したものは${digest(v, 'executedDigest')}です。`,
      'executed-twice': (v) => `${pack(v)}は${opt(v, 'executedAt', ' ', ' に')}${opt(v, 'otherAction', ' ', ' のために')}すでに実行され、${runner(v)}により再び実行されました。`,
      'expired': (v) => `${pack(v)}は${at(v, 'expiresAt')}に期限切れとなりました。${started(v)}。期限の${duration(v, 'late')}後です。`,
      'expiry-within-tolerance': (v) => `${pack(v)}は${at(v, 'expiresAt')}に期限切れとなりました。${runner(v)}の時計による開始は${at(v, 'startedAt')}で、${v['late'] === '0' ? 'ちょうど期限の時点です' : `期限の${duration(v, 'late')}後です`}。時計は${duration(v, 'tolerance')}まで異なり得るため、期限切れであったかどうかを判定できません。`,
      'issued-after-start': (v) => `${pack(v)}の発行は${at(v, 'issuedAt')}で、実行はすでに${at(v, 'startedAt')}に開始していました。`,
      'runner-unknown': (v) => `${pack(v)}を実行した${runner(v)}は、信頼する鍵にも ID スナップショットにも実行者として知られていません。`,
      'no-receipt': (v) => `開始は${opt(v, 'starts', ' ', ' 回') || '複数回'}ですが、${opt(v, 'packageId', 'パッケージ ', ' の')}実行証明は記録に${v['receipts'] === '0' ? 'ありません' : `${opt(v, 'receipts', ' ', ' 件') || 'それより少ない数'}しかありません`}。`,
      'file-missing': (v) => `${v['part'] === 'receipt' ? '実行証明' : '作業パッケージ'}${opt(v, 'file', ' ', ' ')}がバンドルになく、署名されたものと実行されたものを比べることができません。`,
      'receipt-pending': (v) => `${started(v)}が、記録の終わりに終了していません。${opt(v, 'packageId', 'パッケージ ', ' の')}実行証明はこの後のものかもしれません。`,
      'unproved': (v) => `ファイル${opt(v, 'file', ' ', ' ')}は${signatureState(v)}ため、頼ることができません。`,
      'digest-not-recorded': (v) => `実行されたもののダイジェストが記録になく、${pack(v)}と照合できません。`,
    },
    exceptions: {
      'no-package': '決定の義務付ける署名付き作業パッケージのないまま、アクションが実行された',
      'package-not-issued': 'そのアクションのために発行されていない作業パッケージが実行された',
      'package-invalid': '署名の成立しない作業パッケージが実行された',
      'receipt-invalid': '実行証明の署名が成立しない',
      'other-enclave': '別のエンクレーブのために署名された作業パッケージが実行された',
      'other-action': '別のアクションのために作られた作業パッケージが実行された',
      'digest-differs': '実行されたものが、署名された作業パッケージではない',
      'executed-twice': '作業パッケージが二度実行された',
      'expired': '期限切れの作業パッケージが実行された',
      'issued-after-start': '作業パッケージが、実行の開始後に発行された',
      'runner-unknown': '未知の実行者が作業パッケージを実行した',
      'no-receipt': '作業パッケージが発行されたが、その実行の実行証明がない',
    },
  },
  'CT-36': {
    title: '実行は作業パッケージの範囲にとどまった',
    failing: '実行が、作業パッケージのリソース、環境、データ、または時間の範囲を超えた',
    population: '開始したか効果を生じ、作業パッケージが発行されたすべてのアクション。変更したと述べるリソースと、利用したと記録されたデータは、実行されたパッケージに名があり、その同じパッケージで許されていなければならない。要求の環境はパッケージのものでなければならず、システムグラフで本番環境にあるものには本番環境のパッケージを要する。データはパッケージの示す区分のものでなければならない。実行者は期限までに終えなければならず、期限ちょうどは範囲内とする。実行証明は、どのコマンドが実行されどのエンドポイントが呼ばれたかを述べないため、それらは比べない。',
    rationale: '署名されたパッケージは、誰も見ていないところでエージェントにできることを限る。その外への一歩には、誰も同意していない。',
    facts: {
      'within-scope': (v) => `${pack(v)}の範囲にとどまっています。触れたリソースは${count(v, 'touched')}で、いずれもパッケージに名があります。`,
      'resource-outside': (v) => `${resource(v)}に触れましたが、${pack(v)}にその名がありません。`,
      'environment-outside': (v) => `${placeOf(v, 'environment') || '別の'}環境の${resource(v)}に触れましたが、${pack(v)}は${placeOf(v, 'allowed') || '別の'}環境のものです。`,
      'data-outside': (v) => `${resource(v)}の${classOf(v, 'dataClass', '別の区分の')}データを利用しましたが、${pack(v)}が認める区分は${allowedClasses(v)}です。`,
      'past-expiry': (v) => `終了は${at(v, 'endedAt')}で、${pack(v)}の期限の${duration(v, 'late')}後です。`,
      'file-missing': (v) => `${packFile(v)}がバンドルになく、その範囲を判定できません。`,
      'not-ended': () => '記録の終わりに終了しておらず、それまでに何を変更したかが記録にありません。',
      'uses-beyond': (v) => `データイベント${count(v, 'events')}は数えるだけで一つずつ保持していないため、範囲内にとどまったかどうかを判定できません。`,
      'unproved': (v) => `${packFile(v)}は${signatureState(v)}ため、その範囲に頼ることができません。`,
    },
    exceptions: {
      'resource-outside': '実行が、作業パッケージに名のないリソースに触れた',
      'environment-outside': '実行が、作業パッケージとは別の環境に及んだ',
      'data-outside': '実行が、作業パッケージの認めない区分のデータを利用した',
      'past-expiry': '実行が、作業パッケージの期限を過ぎて続いた',
    },
  },
  'CT-37': {
    title: 'エンクレーブが実行してはならないものは却下され、その旨が記録された',
    failing: '作業パッケージが却下後に実行された、または実行も却下もされなかった',
    population: '署名されたファイルがバンドルにあるすべての作業パッケージ、および却下が名を挙げるすべてのパッケージ。いずれも実行されるか、理由を付して却下されるかでなければならず、却下された後に実行されてはならない。実行後に再び届けられたものは却下されてよい。署名の成立しないものは却下されなければならない。期限までにどちらでもないものは放置されたものとする。却下が正しかったかどうかは見ない。',
    rationale: '誰も記録しない却下は、誰も送っていないパッケージと見分けがつかず、攻撃も不具合も隠す。',
    facts: {
      'rejected': (v) => `${enclave(v)}が${pack(v)}を却下しました${opt(v, 'reason', '（理由：', '）')}。`,
      'executed': (v) => `${pack(v)}の署名は成立し、実行されました。`,
      'rejected-yet-executed': (v) => `${enclave(v)}が${at(v, 'rejectedAt')}に${pack(v)}を却下しましたが、それにもかかわらず${opt(v, 'executedAt', ' ', ' に')}実行されました。`,
      'no-reason': (v) => `${enclave(v)}が${pack(v)}を理由なく却下しました。`,
      'invalid-not-rejected': (v) => `${pack(v)}の署名は成立しませんが、その却下が記録にありません。`,
      'dropped': (v) => `${pack(v)}は、期限${opt(v, 'expiresAt', '（', '）')}までに実行も却下もされませんでした。`,
      'rejections-unknown': (v) => `記録は却下のすべてを含まず、${pack(v)}が却下されたかどうかを判定できません。`,
      'unanswered-yet': (v) => `${pack(v)}は、記録の終わりに実行も却下もされていませんが、期限前でした。`,
      'unproved': (v) => `${packFile(v)}は${signatureState(v)}ため、却下すべきであったかどうかを判定できません。`,
    },
    exceptions: {
      'rejected-yet-executed': '却下された作業パッケージが実行された',
      'no-reason': '作業パッケージが理由なく却下された',
      'invalid-not-rejected': '署名の成立しない作業パッケージが却下されなかった',
      'dropped': '作業パッケージが実行も却下もされなかった',
    },
  },
};
