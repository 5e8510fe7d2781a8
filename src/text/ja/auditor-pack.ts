import type { TextLike } from '../catalogue.ts';
import type * as english from '../en/auditor-pack.ts';

/** README.txt of an auditor pack, in paragraphs; lines are folded by whoever writes it. */
export const auditorPackText: TextLike<typeof english.auditorPackText> = {
  title: '監査人パック',
  intro: (software) => `${software} が作成しました。検証の対象、検証の結果、そして作成に使ったソフトウェアなしで両方を確かめる手段が入っています。`,
  introRedacted: (software) => `${software} が作成しました。検証の結果のうち示してよいものと、作成に使ったソフトウェアなしでファイルを確かめるための一覧が入っています。`,
  aboutEvidence: (digest) => `証拠の SHA-256 は ${digest} です。`,
  aboutRun: (digest) => `結果をすべて収めた検証記録(ラン)の SHA-256 は ${digest} です。`,
  contents: '内容',
  files: {
    'README.txt': 'この文書',
    'SHA256SUMS': 'ほかのすべてのファイルの SHA-256',
    'evidence.zip': '証拠。検証したときのままのバイト列',
    'evidence.bin': '証拠。検証したときのままのバイト列',
    'report.pdf': '報告書',
    'run.json': '検証記録(ラン): docs/formats/run.md',
    'run.redacted.json': '開示できる範囲の検証記録。機械で読むためのもの',
    'trust-pack.json': '検証で信頼した鍵: docs/formats/trust-pack.md',
    'verify.mjs': 'Proofroom とコードを共有しない検証プログラム。読まれることを前提に書かれています',
  },
  redactedTitle: '含まれていないもの',
  redacted: 'このパックは一部を非開示にしています。証拠、検証記録、トラストパックには非開示の内容が含まれるため入っていません。そのため、証拠に誰が署名したか、変更がないか、結果が何に基づくかを、このパックだけで確かめ直すことはできません。確かめられるのは、ファイルが一覧のとおりであることと、報告書に署名があれば誰の署名かだけです。非開示の値は仮名に置き換えられ、同じ値は報告書を通じて同じ仮名になります。残りを見る権限のある人は、それを受け取って上のダイジェストと比べることができます。',
  decided: (what, by, reason) => `${what}: ${by} が非開示としました。${reason}`,
  first: 'はじめに',
  trust: 'ここにあるトラストパックは証拠と一緒に届いたものです。鍵の持ち主から別の経路で受け取った鍵と比べてください。証拠を差し替えられる人は、トラストパックも差し替えられます。',
  noTrust: 'トラストパックは入っていません。検証に使われなかったため、どの署名も信頼できる鍵にたどれていません。',
  byScript: 'スクリプトで確かめる',
  script: 'Node 20.15 以降だけが必要です。調べたものと調べないものを表示し、すべて正しければ 0、正しくないものがあれば 1、判断できなければ 2 で終了します。頼る前に読んでください。',
  byHand: '手作業で確かめる',
  hand: 'coreutils、unzip、OpenSSL 3、Python 3 が必要です。# で始まる行は注記です。',
  stamps: 'タイムスタンプ',
  stamp: 'マニフェストに対するタイムスタンプは OpenSSL で確かめます。authority.pem は信頼する認証局の証明書です。',
};
