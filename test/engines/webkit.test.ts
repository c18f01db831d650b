import { webkit } from './webkit.ts';
import { leavingCases } from './cases.ts';

leavingCases(webkit, { scriptsOff: { back: 3, forward: 2 } });
