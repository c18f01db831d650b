/// <reference path="../.astro/types.d.ts" />
declare module 'virtual:frame' {
  const frame: import('./build/frame.ts').Frame;
  export default frame;
}
