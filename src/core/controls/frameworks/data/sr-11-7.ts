import type { FrameworkData } from './framework-data.ts';

/** Kept for those who still report against it; no control test is mapped to it. */
export const SR_11_7 = {
  id: 'sr-11-7',
  title: 'SR 11-7, guidance on model risk management (legacy)',
  edition: '2011, rescinded in April 2026',
  legacy: true,
  limit: 'No longer in force, and nothing is mapped to it.',
  notices: [
    { text: 'Rescinded in April 2026; SR 26-2 replaces it and puts agentic AI outside its scope.', checked: '2026-11-26', basis: 'notes' },
    { text: 'Its three parts are told from memory.', checked: '2026-11-26', basis: 'memory' },
  ],
  references: {
    development: 'models are developed, implemented and used with discipline',
    validation: 'models are validated by people who did not develop them',
    governance: 'policies, controls, roles and an inventory',
  },
} as const satisfies FrameworkData;
