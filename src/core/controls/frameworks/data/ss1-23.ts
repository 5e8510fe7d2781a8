import type { FrameworkData } from './framework-data.ts';

export const SS1_23 = {
  id: 'ss1-23',
  title: 'PRA SS1/23, model risk management for banks',
  edition: 'Principles 1 to 5',
  limit: 'Whether an agent is a model under the statement is the firm’s decision. Tests speak of versions in use and of independence of approval.',
  notices: [{ text: 'The principles are told from memory.', checked: '2026-11-26', basis: 'memory' }],
  references: {
    P1: 'models are identified and tiered by risk',
    P2: 'governance',
    P3: 'development, implementation and use',
    P4: 'independent validation',
    P5: 'mitigants of model risk',
  },
} as const satisfies FrameworkData;
