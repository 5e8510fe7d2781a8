import type { Mapping } from '../framework.ts';

export const IDENTITY_MAPPINGS = {
  'CT-12': {
    'eu-ai-act': ['14', '26(2)'],
    'iso-42001': ['A.3.2', 'A.10.2'],
    'nist-ai-rmf': ['GOVERN 2.1', 'GOVERN 3.2'],
    'nist-800-53': ['AC-2', 'AU-10(1)', 'IA-4'],
    'soc-2': ['CC1.3', 'CC1.5'],
    'iso-27001': ['5.2', '5.16'],
    'rts-2024-1774': ['20'],
    'owasp-asi': ['ASI03', 'ASI10'],
  },
  'CT-13': {
    'nist-ai-rmf': ['GOVERN 1.6', 'GOVERN 1.7'],
    'iso-42001': ['A.4.2'],
    'nist-800-53': ['CM-8', 'IA-9', 'AC-2'],
    'iso-27001': ['5.9', '5.16'],
    'soc-2': ['CC6.2'],
    'owasp-asi': ['ASI10'],
  },
  'CT-14': {
    'nist-800-53': ['AC-3', 'AC-3(7)', 'AC-24'],
    'soc-2': ['CC6.1', 'CC6.3'],
    'iso-27001': ['5.15', '5.18', '8.3'],
    'rts-2024-1774': ['21'],
    'owasp-asi': ['ASI02', 'ASI03'],
  },
  'CT-15': {
    'nist-800-53': ['AC-6', 'AC-6(7)'],
    'soc-2': ['CC6.3'],
    'iso-27001': ['5.18', '8.2'],
    'rts-2024-1774': ['21'],
    'nist-ai-rmf': ['MEASURE 2.7'],
    'owasp-asi': ['ASI03'],
  },
  'CT-16': {
    'nist-800-53': ['IA-5', 'IA-4', 'SC-12'],
    'soc-2': ['CC6.1', 'CC6.2'],
    'iso-27001': ['5.17', '8.5'],
    'rts-2024-1774': ['7', '20'],
  },
  'CT-17': {
    'nist-800-53': ['AC-3', 'AC-6', 'AC-24'],
    'iso-27001': ['5.15'],
    'nist-ai-rmf': ['GOVERN 2.1'],
    'owasp-asi': ['ASI03', 'ASI07'],
  },
  'CT-18': {
    'nist-800-53': ['AC-5'],
    'soc-2': ['CC6.3'],
    'iso-27001': ['5.3'],
    'rts-2024-1774': ['21'],
    dora: ['9(4)'],
  },
} as const satisfies Readonly<Record<string, Mapping>>;
