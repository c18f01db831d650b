/// <reference path="../.astro/types.d.ts" />
declare module 'virtual:frame' {
  const frame: import('./build/frame.ts').Frame;
  export default frame;
}
declare module 'gettext-parser' {
  interface Message { msgctxt?: string; msgid: string; msgstr: string[]; comments?: { translator?: string; reference?: string; extracted?: string; flag?: string; previous?: string } }
  interface Catalogue { charset: string; headers: Record<string, string>; translations: Record<string, Record<string, Message>> }
  export const po: {
    parse(text: string | Buffer): Catalogue;
    compile(catalogue: Catalogue, options?: { foldLength?: number; sort?: boolean | ((a: Message, b: Message) => number) }): Buffer;
  };
}
