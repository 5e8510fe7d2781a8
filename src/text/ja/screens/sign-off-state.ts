import type { TextLike } from '../../catalogue.ts';
import type { signOffStateText as english } from '../../en/screens/sign-off-state.ts';

export const signOffStateText: TextLike<typeof english> = {
  standing: {
    'stands': '作成者と査閲者が、この検証とレビューの現状に対してサインオフしています。',
    'one-role': '二つの役割の一方だけがサインオフしています。もう一方は署名していません。',
    'earlier': 'サインオフはレビューの以前の状態に及びます。その後変更されています。',
    'other-run': 'サインオフはもう合いません。これとは別の検証に及びます。',
    'one-key': '一つの鍵が両方の役割でサインオフしています。二人ではなく、一人の言葉です。',
    'broken': '成立しないサインオフがあります。',
  },
  look: 'サインオフを見る',
  export: 'サインオフを書き出す',
  exported: (name) => `サインオフを書き出しました：${name}。ほかの場所では proofroom verify で検証できます。`,
};
