import type { Mapping } from '../framework.ts';

export const POLICY_MAPPINGS = {
  'CT-19': {
    'eu-ai-act': ['14', '26(1)'],
    'nist-800-53': ['AC-3', 'AC-24', 'AU-2'],
    'soc-2': ['CC5.2', 'CC6.1'],
    'iso-27001': ['8.3', '5.36'],
    'owasp-asi': ['ASI02'],
  },
  'CT-20': {
    'nist-800-53': ['AC-24', 'CA-7', 'SI-7'],
    'soc-2': ['PI1.3', 'CC4.1'],
    'iso-42001': ['A.6.2.6', 'A.9.2'],
    'nist-ai-rmf': ['MEASURE 2.4', 'MEASURE 2.8'],
    'eu-ai-act': ['9', '15'],
  },
  'CT-21': {
    'nist-800-53': ['AC-3', 'SI-17'],
    'soc-2': ['CC7.2'],
    'eu-ai-act': ['15'],
    'nist-ai-rmf': ['MANAGE 2.4'],
    'owasp-asi': ['ASI02', 'ASI10'],
  },
  'CT-22': {
    'eu-ai-act': ['9', '14'],
    'iso-42001': ['A.9.2', 'A.9.3', 'A.9.4'],
    'nist-ai-rmf': ['MAP 3.3', 'MAP 3.5', 'GOVERN 1.3'],
    'nist-800-53': ['AC-3'],
    'iso-27001': ['8.31'],
    'soc-2': ['CC5.1'],
  },
  'CT-23': {
    'nist-800-53': ['CM-3', 'CM-5', 'AU-12(3)'],
    'soc-2': ['CC8.1', 'CC7.1'],
    'iso-27001': ['8.9', '8.32'],
    'iso-42001': ['A.2.4'],
    dora: ['9(4)(e)'],
    'rts-2024-1774': ['17'],
  },
  'CT-24': {
    'nist-800-53': ['SI-17', 'AC-3'],
    'eu-ai-act': ['15'],
    'soc-2': ['CC5.2'],
    'owasp-asi': ['ASI08'],
  },
} as const satisfies Readonly<Record<string, Mapping>>;
