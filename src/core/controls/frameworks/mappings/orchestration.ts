import type { Mapping } from '../framework.ts';

export const ORCHESTRATION_MAPPINGS = {
  'CT-38': {
    'nist-800-53': ['CM-6', 'SI-4'],
    'soc-2': ['A1.1', 'CC5.2'],
    'iso-27001': ['8.6', '8.9'],
    'nist-ai-rmf': ['MEASURE 2.4'],
    'owasp-asi': ['ASI08'],
  },
  'CT-39': {
    'nist-800-53': ['CM-3', 'CM-5'],
    'soc-2': ['CC8.1', 'PI1.3'],
    'iso-27001': ['8.32'],
    'rts-2024-1774': ['17'],
    'owasp-asi': ['ASI08'],
  },
  'CT-40': {
    'eu-ai-act': ['9', '14(4)(e)'],
    'nist-ai-rmf': ['MANAGE 2.3', 'MANAGE 2.4'],
    'nist-800-53': ['CM-3(2)', 'CM-4', 'CP-10'],
    'soc-2': ['CC7.5', 'CC8.1'],
    'iso-27001': ['8.32'],
    dora: ['11', '12'],
    'rts-2024-1774': ['17'],
  },
  'CT-41': {
    'eu-ai-act': ['9(6)-(8)', '15'],
    'iso-42001': ['A.6.2.4', 'A.6.2.5'],
    'nist-ai-rmf': ['MEASURE 2.3', 'MEASURE 2.5'],
    'nist-800-53': ['CM-3(2)', 'SA-11'],
    'soc-2': ['CC8.1'],
    'iso-27001': ['8.29', '8.31'],
    dora: ['24', '25'],
    'rts-2024-1774': ['16', '17'],
  },
  'CT-42': {
    'nist-800-53': ['CM-3', 'AU-6(3)', 'CA-7'],
    'soc-2': ['CC8.1', 'CC2.1', 'PI1.3'],
    'iso-27001': ['8.32'],
    dora: ['9(4)(e)'],
    'rts-2024-1774': ['17'],
  },
} as const satisfies Readonly<Record<string, Mapping>>;
