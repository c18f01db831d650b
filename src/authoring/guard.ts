import { AstroError } from 'astro/errors';
import { readAddress } from '#src/model/address.ts';
import { faultOf, type ComponentName } from './components.ts';

/** Stops the build when a component is used wrongly. Called by each component with its own props and the address of the page. @throws AstroError with words for the editor. */
export function guard(name: ComponentName, props: object, path: string): void {
  const written = Object.fromEntries(Object.entries(props).filter(([key, value]) => value !== undefined && !key.startsWith('data-')));
  const fault = faultOf(name, written, readAddress(path).number);
  if (fault) throw new AstroError(`${path}: ${fault.what}`, fault.instead);
}
