import type { TextLike } from '../../catalogue.ts';
import type { chainLabels as english } from '../../en/screens/chain-labels.ts';

export const chainLabels: TextLike<typeof english> = {
  theInclusionProof: '包含証明',
  showAsATable: '表で表示',
  pictureOrItsTable: '図と表の切り替え（t）',
};
