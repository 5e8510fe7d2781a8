import type { Sentences } from '../../sentence.ts';
import { compared, place, problem } from '../values.ts';

const SAME_INSTANCE = '信頼ルートが、使用された Sigstore インスタンスのものかを確かめてください。';
const CURRENT_ROOT = '信頼ルートが、使用された Sigstore インスタンスの現行のものかを確かめてください。';

/** Sigstore バンドルの署名に用いた証明書と、それが公開されたことの証明について。 */
export const sigstoreCertificate = {
  'sigstore.certificate-chain-invalid': {
    title: '署名用証明書が信頼する認証局のものではない',
    found: (f) => `署名用証明書${place(f)}は、信頼ルートの認証局に至りません${problem(f)}。`,
    meaning: 'このような証明書は、誰の名でも、誰にでも作れます。',
    next: `${SAME_INSTANCE}そうであれば、その名前を信じないでください。`,
  },
  'sigstore.certificate-purpose': {
    title: '証明書が署名用ではない',
    found: (f) => `署名用証明書${place(f)}またはその上位の認証局は、コードや成果物の署名以外の用途のものです。`,
    meaning: '認証局は、この種の署名を保証していません。',
    next: 'どの証明書を意図したかを署名者に尋ねてください。',
  },
  'sigstore.certificate-outside-window': {
    title: '署名時に証明書が有効ではなかった',
    found: (f) => `検証された署名の時点で、署名用証明書またはその上位の認証局が有効ではありませんでした。${compared(f, '有効期間は', '署名の時点は')}`,
    meaning: '署名は証明書の発行前または期限後に行われており、持ち主のものとは認めません。',
    next: '署名し直すよう署名者に求めてください。時刻が近い場合は、誰の時計が誤っていたかを尋ねてください。',
  },
  'sigstore.authority-outside-window': {
    title: '署名時に認証局が信頼されていなかった',
    found: (f) => `検証された署名の時点で、信頼ルートはその認証局を信頼していませんでした。${compared(f, '信頼期間は', '署名の時点は')}`,
    meaning: '引退した、またはまだ使われていない認証局は、何も保証しません。',
    next: CURRENT_ROOT,
  },
  'sigstore.sct-missing': {
    title: '証明書が公開されたことの証明がない',
    found: (f) => `署名用証明書${place(f)}に、証明書透明性ログのタイムスタンプがありません。`,
    meaning: '公開されていない証明書は、誰の名でも密かに発行できます。',
    next: 'ログに載った証明書を持つバンドルを署名者に求めてください。',
  },
  'sigstore.sct-invalid': {
    title: '証明書が公開されたことの証明が成立しない',
    found: (f) => `署名用証明書${place(f)}にある証明書透明性ログのタイムスタンプを検証できません${problem(f)}。`,
    meaning: 'ログはこの証明書に署名しておらず、公開されたかどうかは分かりません。',
    next: SAME_INSTANCE,
  },
  'sigstore.sct-log-unknown': {
    title: '証明書が公開されたログが未知である',
    found: (f) => `証明書のタイムスタンプに、信頼ルートの証明書透明性ログによるものがありません。${compared(f, '期待したログは', '最初のものが示すログは')}`,
    meaning: '証明書が誰の目にも触れる場所で公開されたかどうかは分かりません。',
    next: SAME_INSTANCE,
  },
  'sigstore.sct-outside-window': {
    title: 'その時点で証明書のログが信頼されていなかった',
    found: (f) => `証明書透明性ログが証明書に署名した時点で、信頼ルートはそのログを信頼していませんでした。${compared(f, '信頼期間は', '署名の時点は')}`,
    meaning: '引退した、またはまだ使われていないログは、何も証明しません。',
    next: CURRENT_ROOT,
  },
} as const satisfies Partial<Sentences>;
