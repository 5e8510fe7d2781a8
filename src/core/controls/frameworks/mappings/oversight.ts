import type { Mapping } from '../framework.ts';

export const OVERSIGHT_MAPPINGS = {
  'CT-43': {
    'eu-ai-act': ['14(4)(e)'],
    'nist-ai-rmf': ['MANAGE 2.4'],
    'nist-800-53': ['AC-2', 'IR-4'],
    'owasp-asi': ['ASI10'],
  },
  'CT-44': {
    'eu-ai-act': ['73', '26(5)'],
    'iso-42001': ['A.8.4'],
    'nist-ai-rmf': ['MANAGE 4.3'],
    dora: ['17', '18', '19'],
    'soc-2': ['CC7.3', 'CC7.4'],
    'iso-27001': ['5.25', '5.26', '5.27'],
  },
  'CT-45': {
    'nist-ai-rmf': ['MEASURE 1.2'],
    'iso-42001': ['A.6.2.6'],
    'soc-2': ['CC2.1', 'CC4.1'],
    dora: ['5'],
  },
  'CT-46': {
    'eu-ai-act': ['19', '26(6)'],
    'nist-800-53': ['AU-11', 'SI-12'],
    'iso-27001': ['5.33', '8.10'],
    'rts-2024-1774': ['12'],
  },
  'CT-47': {
    dora: ['8'],
    'nist-800-53': ['CM-8', 'CM-4'],
    'iso-27001': ['5.9'],
    'iso-42001': ['A.4.2'],
    'nist-ai-rmf': ['MAP 4.2'],
  },
  'CT-48': {
    'eu-ai-act': ['15', '17'],
    'iso-42001': ['A.6.2.5'],
    'nist-800-53': ['CM-2', 'CM-3'],
    'nist-ai-rmf': ['MEASURE 2.4'],
    'ss1-23': ['P3'],
  },
  'CT-49': {
    'nist-800-53': ['SI-4', 'AU-6'],
    'soc-2': ['CC7.2'],
    'iso-27001': ['8.16'],
    'rts-2024-1774': ['23'],
    'owasp-asi': ['ASI01', 'ASI10'],
  },
  'CT-50': {
    'owasp-asi': ['ASI08'],
    dora: ['10'],
    'nist-ai-rmf': ['MEASURE 2.6'],
    'soc-2': ['CC7.3'],
  },
} as const satisfies Readonly<Record<string, Mapping>>;
