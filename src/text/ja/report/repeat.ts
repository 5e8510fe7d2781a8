import type { TextLike } from '../../catalogue.ts';
import type * as english from '../../en/report/repeat.ts';

export const repeat: TextLike<typeof english.repeat> = {
  bundle: '次のコマンドに Proofroom は不要です。coreutils、unzip、OpenSSL 3、Python 3 があれば足ります。ダイジェスト、マニフェストに対する署名、ハッシュチェーンを確認し直すものです。証拠を置き、署名の確認にはトラストパックを trust-pack.json の名で置いた、新しいフォルダーで実行してください。',
  other: 'Proofroom は不要です。coreutils があれば足ります。示すのは、このファイルが検証の対象そのものであることだけです。',
  whole: (software) => `検証の全体を再現するには、${software} を、最初のページに示す統制パック、トラストパック、判定基準時で実行してください。同じ入力からは、一字一句同じ検証結果が得られます。`,
  script: '同じ検証から作成した監査人パックには、verify.mjs が同梱されます。Node だけで動作し、バンドル全体のダイジェスト、署名、チェーン、木を確かめるスクリプトです。',
  attachment: '本報告書のもととなった検証結果（正規形）',
  remarks: {
    same: '1. ファイルが検証の対象そのものであれば「OK」と表示されます。',
    unpack: '2. 展開し、署名付きの文をエンベロープから取り出します。',
    files: '3. 文に載る各ファイルのダイジェストを確かめます。異なるものだけが表示されます。',
    sigstore: (file) => `4. 署名は Sigstore のものです。${file} を、トラストパックの信頼ルートと ID に照らし、Sigstore のクライアントで検証します。`,
    signature: (number, key) => `4.${number} 鍵 ${key}… による署名。鍵のダイジェストがその ID であることを確かめ、署名の成否を OpenSSL が示します。`,
    chain: '5. 各イベントのハッシュが記載のとおりで、直前のイベントに続くことを確かめます。',
    stream: (name) => `ストリーム ${name}：ヘッドは本報告書および文に示すものです。`,
  },
};
