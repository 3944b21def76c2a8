const BETWEEN = '\u001f';

/**
 * What a field accepts, in both languages, as the one message text a schema can carry. Written as the thing itself
 * ("a date as YYYY-MM-DD"), so that it reads after "accepted:".
 */
export const accepts = ({ en, nl }: { readonly en: string; readonly nl: string }): string => `${en}${BETWEEN}${nl}`;

/** The words of such a message in one language; a text without a second language is the same in both. */
export function acceptedIn(message: string, language: 'nl' | 'en'): string {
  const [en = message, nl = en] = message.split(BETWEEN);
  return language === 'nl' ? nl : en;
}
