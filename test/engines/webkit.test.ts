import { webkit } from './webkit.ts';
import { leavingCases } from './cases.ts';

leavingCases(webkit, {
  scriptsOff: { back: 3, forward: 3 },
  section: { back: 0, forward: 0 },
  typedOver: 'some',
});
