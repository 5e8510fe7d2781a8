import type { FrameworkData } from './framework-data.ts';

export const RTS_2024_1774 = {
  id: 'rts-2024-1774',
  title: 'RTS on ICT risk management',
  edition: 'Delegated Regulation (EU) 2024/1774, under DORA',
  limit: 'The standard asks for policies and procedures. A record shows whether they were kept where agents acted, not that they are written and approved.',
  notices: [],
  references: {
    '6': 'encryption and cryptographic controls',
    '7': 'keys over their whole life',
    '8': 'operation of ICT',
    '11': 'security of data and systems',
    '12': 'logging: what is logged, kept and protected, with clocks that agree',
    '13': 'security of networks',
    '14': 'information in transit',
    '16': 'acquisition, development and maintenance',
    '17': 'change management, with approval apart from request and implementation',
    '20': 'identities',
    '21': 'control of access',
    '22': 'policy for incidents, with evidence kept',
    '23': 'anomalies are detected, and criteria set off a response',
  },
} as const satisfies FrameworkData;
