import { chromium } from './chromium.ts';
import { leavingCases } from './cases.ts';

leavingCases(chromium, { scriptsOff: { back: 3, forward: 2 } });
