import type { TextLike } from '../../catalogue.ts';
import type { custodyLabels as english } from '../../en/screens/custody-labels.ts';

export const custodyLabels: TextLike<typeof english> = {
  theCustodyLog: '保管ログ',
};
