/**
 * The components editors may use, and the props of each. The build, `npm run check` and the editors' guide read this one list.
 * `block` components stand on lines of their own around other text; `inline` ones stand inside a paragraph; `alone` ones hold nothing.
 */
interface Rule { shape: 'block' | 'inline' | 'alone'; props?: Record<string, 'needed' | 'optional'>; only?: string[] }

export const COMPONENTS = {
  Short: { shape: 'block' },
  Says: { shape: 'block' },
  Panel: { shape: 'block' },
  Scared: { shape: 'block' },
  Ask: { shape: 'block' },
  Ticks: { shape: 'block' },
  Doors: { shape: 'block' },
  Way: { shape: 'block' },
  Views: { shape: 'block' },
  View: { shape: 'block', props: { by: 'needed', says: 'needed' } },
  Bars: { shape: 'block', props: { caption: 'needed', asked: 'needed', not: 'needed' } },
  Circles: { shape: 'block', props: { you: 'needed', programme: 'needed', him: 'needed' } },
  Line: { shape: 'alone', props: { label: 'needed', rows: 'optional' } },
  Source: { shape: 'inline', props: { id: 'needed', second: 'optional' } },
  Call112: { shape: 'inline', only: ['500', '501', '517', '514', '321'] },
  Pages: { shape: 'alone' },
  Countries: { shape: 'alone', only: ['500'] },
  MensLines: { shape: 'alone', only: ['114', '818'] },
  Sources: { shape: 'alone', only: ['905'] },
  Languages: { shape: 'alone', only: ['906'] },
  Hosting: { shape: 'alone', only: ['901'] },
  Contact: { shape: 'alone', only: ['907'] },
  Changes: { shape: 'alone', only: ['908'] },
  AllPages: { shape: 'alone', only: ['909'] },
  ListMaker: { shape: 'alone', only: ['801'] },
  Files: { shape: 'alone', only: ['910'] },
  Coverage: { shape: 'alone', only: ['811'] },
} as const satisfies Record<string, Rule>;

export type ComponentName = keyof typeof COMPONENTS;

/**
 * What is wrong with the use of a component, in words for its editor; undefined when all is well.
 * @param props the props written, by name (true for one without a value). @param number the page it stands on.
 */
export function faultOf(name: string, props: Record<string, unknown>, number?: string): { what: string; instead: string } | undefined {
  if (!Object.hasOwn(COMPONENTS, name)) return { what: `There is no component <${name}>.`, instead: `Use one of: ${Object.keys(COMPONENTS).join(', ')}.` };
  const rule: Rule = COMPONENTS[name as ComponentName];
  if (rule.only && number && !rule.only.includes(number)) return { what: `<${name}> belongs to page ${rule.only.join(' and ')} only.`, instead: `Take it out here and link to [page ${rule.only[0]}](/${rule.only[0]}/).` };
  const known = rule.props ?? {};
  for (const given of Object.keys(props)) if (!Object.hasOwn(known, given)) return { what: `<${name}> has no "${given}".`, instead: Object.keys(known).length ? `It takes: ${Object.keys(known).join(', ')}.` : 'Write it without anything inside the <…>.' };
  for (const [key, need] of Object.entries(known)) if (need === 'needed' && (typeof props[key] !== 'string' || !props[key].trim())) return { what: `<${name}> lacks "${key}".`, instead: `Write <${name} ${key}="…">.` };
  if (props.rows !== undefined && !/^[1-9]$/.test(String(props.rows))) return { what: `rows="${props.rows}" is not a number of lines.`, instead: 'Write rows="1" to rows="9".' };
  return undefined;
}
