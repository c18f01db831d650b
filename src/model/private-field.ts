/**
 * What every field on the site carries, so that browser and keyboard learn as little as a page can ask of them.
 * `autocorrect` and `writingsuggestions` are read by some engines only; asking is free.
 */
export const PRIVATE_FIELD: Record<string, string> = { autocomplete: 'off', autocorrect: 'off', autocapitalize: 'off', spellcheck: 'false', writingsuggestions: 'false' };

/** The same as attributes in text. */
export const PRIVATE_ATTRIBUTES = Object.entries(PRIVATE_FIELD).map(([name, value]) => `${name}="${value}"`).join(' ');
