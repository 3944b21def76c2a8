import { vocabulary } from '../../record/vocabulary/index.ts';

/** ISO 639-1 codes of languages our table has, with its own code: flat forms write `nl` where ELM writes `NLD`. */
const LANGUAGES: Readonly<Record<string, string>> = pairs(
  'bg BUL cs CES da DAN de DEU el ELL en ENG es SPA et EST fi FIN fr FRA ga GLE hr HRV hu HUN it ITA lt LIT lv LAV mt MLT nl NLD pl POL pt POR ro RON sk SLK sl SLV sv SWE no NOR is ISL uk UKR tr TUR ar ARA zh ZHO ja JPN ru RUS',
);
/** ISO 3166-1 alpha-2 codes of the European Union and its neighbours, with the code of the EU country list. */
const COUNTRIES: Readonly<Record<string, string>> = pairs(
  'AT AUT BE BEL BG BGR CH CHE CY CYP CZ CZE DE DEU DK DNK EE EST EL GRC ES ESP FI FIN FR FRA GB GBR GR GRC HR HRV HU HUN IE IRL IS ISL IT ITA LI LIE LT LTU LU LUX LV LVA MT MLT NL NLD NO NOR PL POL PT PRT RO ROU SE SWE SI SVN SK SVK TR TUR UA UKR UK GBR',
);

function pairs(text: string): Record<string, string> {
  const words = text.split(' ');
  return Object.fromEntries(words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? '']] : [])));
}

/** Our code of a language tag (`nl`, `nl-BE`, `NLD`); null for a language our table does not have. */
export function languageOf(tag: string): string | null {
  const [primary = ''] = tag.split('-');
  return vocabulary('language').codeOf(LANGUAGES[primary.toLowerCase()] ?? primary.toUpperCase());
}

/** Our code of a country (`BE`, `BEL`); null for one neither list has. */
export const countryOf = (code: string): string | null =>
  vocabulary('country').codeOf(COUNTRIES[code.toUpperCase()] ?? code.toUpperCase());
