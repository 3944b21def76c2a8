import { institutionUrl } from '../did/document.ts';

/** Where a list is served: signed into credentials, so it never changes. `listId` fits one path segment. */
export const statusListUrl = (origin: string, slug: string, listId: string): string =>
  `${institutionUrl(origin, slug)}/status/${listId}`;
