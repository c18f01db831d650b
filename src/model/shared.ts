/**
 * A value that is there once in a process. A build loads our modules twice, by Node for what stands around it and packed by Astro for the pages;
 * what one of them has read, the other need not read again.
 */
export function shared<T>(name: string, make: () => T): T {
  const all = globalThis as unknown as Record<symbol, T | undefined>, key = Symbol.for(`steady-ground.${name}`);
  return (all[key] ??= make());
}
