import { expect, test } from 'vitest';
import { accountForFolders } from '../../support/vector-folders.ts';

test('a folder of vectors is run, or named with its reason, and never both or neither', () => {
  const account = accountForFolders(['both', 'named', 'neither', 'run', 'toString'], ['both', 'run', 'own'], { both: 'later', named: 'later', absent: 'later' });
  expect(account.named).toEqual(['named: not read yet, not counted: later']);
  expect(account.problems.map((each) => each.split(':')[0])).toEqual(['both', 'neither', 'toString']);
});
