const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** Characters that the URL parser drops or encodes without a word, so that two texts would be one address. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const NEVER_IN_A_URL = /[\s\u0000-\u0020\u007f"<>\\^`{|}]/;

/**
 * One absolute URL as VCDM 2.0 §4.4 wants it (URL Standard): a string with a scheme that the URL parser accepts, written
 * without white space or characters that only parsing would repair. A DID and a `urn:` are URLs. Does not look it up.
 */
export const isUrl = (value: unknown): value is string =>
  typeof value === 'string' && SCHEME.test(value) && !NEVER_IN_A_URL.test(value) && URL.canParse(value);
