import type { FrameworkData } from './framework-data.ts';

export const OWASP_ASI = {
  id: 'owasp-asi',
  title: 'OWASP top ten for agentic applications',
  edition: 'ASI01 to ASI10',
  limit: 'A list of risks, not of duties. A test without exceptions says that the risk left none of the traces it looks for.',
  notices: [{ text: 'Names of the ten risks are told in our own words.', checked: '2026-11-26', basis: 'memory' }],
  references: {
    ASI01: 'an agent’s goal is taken over',
    ASI02: 'tools are misused',
    ASI03: 'identity and privileges are abused',
    ASI04: 'the supply chain of agents',
    ASI05: 'code is executed that should not be',
    ASI06: 'memory and context are poisoned',
    ASI07: 'agents talk to one another insecurely',
    ASI08: 'failures cascade',
    ASI09: 'people’s trust in agents is exploited',
    ASI10: 'agents go rogue',
  },
} as const satisfies FrameworkData;
