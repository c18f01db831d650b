import { chromium } from './chromium.ts';
import { leavingCases } from './cases.ts';

leavingCases(chromium, {
  scriptsOff: { back: 3, forward: 3 },
  section: { back: 0, forward: 0 },
  typedOver: 'nothing',
});
