import type { Mapping } from '../framework.ts';

export const DATA_MAPPINGS = {
  'CT-32': {
    'eu-ai-act': ['10', '26(4)'],
    'iso-42001': ['A.7.2', 'A.7.5'],
    'nist-800-53': ['AC-4', 'AC-16', 'AC-3(11)'],
    'soc-2': ['CC6.1', 'C1.1'],
    'iso-27001': ['5.12', '8.3', '8.12'],
    'rts-2024-1774': ['11', '21'],
    'owasp-asi': ['ASI03'],
  },
  'CT-33': {
    'nist-800-53': ['AC-4', 'AC-4(8)', 'SC-7'],
    'soc-2': ['CC6.7'],
    'iso-27001': ['5.14', '8.12', '8.31', '8.33'],
    gdpr: ['32'],
    'rts-2024-1774': ['13', '14'],
  },
  'CT-34': {
    'nist-800-53': ['SC-7', 'AC-4'],
    'soc-2': ['CC6.7', 'C1.1'],
    'iso-27001': ['8.12'],
    'rts-2024-1774': ['14'],
  },
} as const satisfies Readonly<Record<string, Mapping>>;
