import type { Mapping } from '../framework.ts';

export const PACKAGE_MAPPINGS = {
  'CT-35': {
    'nist-800-53': ['CM-14', 'SI-7(15)', 'AU-10', 'SR-4(3)'],
    'soc-2': ['CC6.8', 'CC8.1'],
    'iso-27001': ['8.24', '8.32'],
    'eu-ai-act': ['15'],
    'rts-2024-1774': ['11', '16'],
    'owasp-asi': ['ASI04', 'ASI05'],
  },
  'CT-36': {
    'nist-800-53': ['AC-3', 'AC-6', 'CM-3(8)'],
    'soc-2': ['CC6.1'],
    'iso-27001': ['8.3'],
    'eu-ai-act': ['15'],
    'owasp-asi': ['ASI02', 'ASI05'],
  },
  'CT-37': {
    'nist-800-53': ['SI-7(7)', 'AU-2'],
    'soc-2': ['CC7.2'],
    'iso-27001': ['8.15'],
  },
} as const satisfies Readonly<Record<string, Mapping>>;
