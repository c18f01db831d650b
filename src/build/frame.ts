import { createHash } from 'node:crypto';
import { bundle, Features } from 'lightningcss';
import { build } from 'vite';

/** What every page carries inline: the stylesheet, the scripts, and the words of the policy that allow just these. */
export interface Frame { style: string; /** Only on pages that hold one of its parts. */ pieces: string; /** Only on pages that are handed out. */ paper: string; /** Only on the list of all pages. */ list: string; head: string; bare: string; find: string; lists: string; number: string; sort: string; print: string; hashes: Record<string, string> }

const SCRIPTS = { head: 'src/browser/head.ts', bare: 'src/browser/leave.ts', find: 'src/browser/find.ts', lists: 'src/browser/lists.ts', number: 'src/browser/number.ts', sort: 'src/browser/sort.ts', print: 'src/browser/print.ts' } as const;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Bundles one script to one text. In a page it runs at once (iife), so that it can act before anything is drawn; a module is loaded on a press. */
async function script(root: string, input: string, format: 'iife' | 'es' = 'iife'): Promise<string> {
  const result = await build({ root, configFile: false, logLevel: 'error', build: { write: false, minify: true, target: 'es2020', rolldownOptions: { input: `${root}/${input}`, output: { format }, preserveEntrySignatures: 'allow-extension' } } });
  const { output } = (Array.isArray(result) ? result[0]! : result) as { output: { code?: string }[] };
  return output[0]!.code!.trim();
}

/** The search inside the pages, a file of its own beside its index. */
export const searchModule = (root: string): Promise<string> => script(root, 'src/browser/inside.ts', 'es');

/** What shows a reading list, a file of its own for each language. @param told what it has to know (`Told` in list.ts), but for the stylesheet of a hand-out's parts. */
export const listModule = async (root: string, told: object): Promise<string> => `const LIST=${JSON.stringify({ ...told, style: stylesheet(root, 'pieces') })};${await script(root, 'src/browser/list.ts', 'es')}`;

/** A stylesheet with what it imports: `site` for every page, `pieces` beside it where a page holds one of its parts, `handout` for what is made to be printed, `list` for the list of all pages. */
const stylesheet = (root: string, name: 'site' | 'pieces' | 'handout' | 'list'): string => bundle({
  filename: `${root}/src/styles/${name}.css`, minify: true, targets: { chrome: 107 << 16, firefox: 104 << 16, safari: 16 << 16 }, exclude: Features.LightDark,
}).code.toString().trim();

/** Builds the frame's inline parts and their hashes. Each part is a text without a final newline: the hash counts every byte. */
export async function buildFrame(root: string): Promise<Frame> {
  const style = stylesheet(root, 'site'), pieces = stylesheet(root, 'pieces'), paper = stylesheet(root, 'handout'), list = stylesheet(root, 'list'), codes = await Promise.all(Object.values(SCRIPTS).map((file) => script(root, file)));
  const scripts = Object.fromEntries(Object.keys(SCRIPTS).map((name, i) => [name, codes[i]!])) as Record<keyof typeof SCRIPTS, string>;
  return { style, pieces, paper, list, ...scripts, hashes: { style: hashOf(style), pieces: hashOf(pieces), paper: hashOf(paper), list: hashOf(list), ...Object.fromEntries(Object.entries(scripts).map(([name, code]) => [name, hashOf(code)])) } };
}

/** Makes the frame known to pages as `virtual:frame`, once a build and anew in the editors' preview when a file of it changes. */
export function framePlugin(root: string) {
  let ready: Promise<Frame> | undefined;
  const frame = () => (ready ??= buildFrame(root));
  return {
    name: 'frame',
    resolveId: (id: string) => (id === 'virtual:frame' ? '\0virtual:frame' : undefined),
    async load(id: string) { return id === '\0virtual:frame' ? `export default ${JSON.stringify(await frame())}` : undefined; },
    handleHotUpdate({ file, server }: { file: string; server: { moduleGraph: { getModuleById(id: string): unknown; invalidateModule(m: never): void }; ws: { send(m: object): void } } }) {
      if (!/src\/(styles|browser)\//.test(file)) return;
      ready = undefined;
      const module = server.moduleGraph.getModuleById('\0virtual:frame');
      if (module) server.moduleGraph.invalidateModule(module as never);
      server.ws.send({ type: 'full-reload' });
    },
  };
}
