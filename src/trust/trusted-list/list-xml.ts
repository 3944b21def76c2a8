import { SaxesParser } from 'saxes';
import { fail, ok, type Result } from '../../record/result.ts';
import type { LangMap } from '../../record/text.ts';

/** What a trusted list says in the places we read, as text. */
export interface ListText {
  /** Text of the scheme information by element: `TSLSequenceNumber`, `SchemeTerritory`, … */
  readonly scheme: ReadonlyMap<string, string>;
  readonly schemeOperator: LangMap;
  readonly services: readonly ServiceText[];
}

export interface ServiceText {
  readonly provider: LangMap;
  readonly name: LangMap;
  readonly type: string;
  /** Base64, without spaces. */
  readonly certificates: readonly string[];
  /** The current one and those of the history, in the order of the file. */
  readonly periods: readonly ServicePeriod[];
}

export interface ServicePeriod {
  readonly status: string;
  readonly since: string;
  /** URIs of AdditionalServiceInformation. */
  readonly qualifiers: readonly string[];
}

const NAMESPACE = 'http://uri.etsi.org/02231/v2#';
const MAX_DEPTH = 64;
const MAX_SERVICES = 20_000;
/** Characters in one element that is read: a certificate of 64 kB in base64, with line breaks. */
const MAX_TEXT = 120_000;

const SCHEME = 'TrustServiceStatusList/SchemeInformation';
const PROVIDER = 'TrustServiceStatusList/TrustServiceProviderList/TrustServiceProvider';
const SERVICE = `${PROVIDER}/TSPServices/TSPService`;
const CURRENT = `${SERVICE}/ServiceInformation`;
const FORMER = `${SERVICE}/ServiceHistory/ServiceHistoryInstance`;

class ListFault extends Error {
  override readonly name = 'ListFault';
}

/**
 * Reads the XML of a trusted list (ETSI TS 119 612 v2 annex C) in one pass, keeping only what is asked for. Elements count
 * by namespace and by their exact place. A document type is refused, so that there are no entities but XML's own five;
 * depth, text and services are bounded.
 */
export function readListXml(xml: string): Result<ListText, string> {
  const list: OpenList = { scheme: new Map(), schemeOperator: {}, services: [], provider: {}, service: newService() };
  try {
    walk(xml, list);
  } catch (error) {
    if (error instanceof ListFault) return fail(error.message);
    throw error;
  }
  return ok(list);
}

interface OpenService {
  name: Record<string, string>;
  type: string;
  certificates: string[];
  periods: { status: string; since: string; qualifiers: string[] }[];
}

/** The list as far as it is read, and the provider and service that are open. */
interface OpenList {
  scheme: Map<string, string>;
  schemeOperator: Record<string, string>;
  services: ServiceText[];
  provider: Record<string, string>;
  service: OpenService;
}

const newService = (): OpenService => ({ name: {}, type: '', certificates: [], periods: [] });

/** What happens where an element begins. */
const BEGIN: ReadonlyMap<string, (list: OpenList) => void> = byPlace({
  [PROVIDER]: (list) => {
    list.provider = {};
  },
  [SERVICE]: (list) => {
    list.service = newService();
  },
  [CURRENT]: newPeriod,
  [FORMER]: newPeriod,
});

/** By own names only: an element may be called `constructor`. */
function byPlace<T>(table: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(table));
}

function newPeriod({ service }: OpenList): void {
  service.periods.push({ status: '', since: '', qualifiers: [] });
}

type TakeText = (list: OpenList, text: string, language: string | null) => void;

const schemeText =
  (name: string): TakeText =>
  ({ scheme }, text) => {
    scheme.set(name, text);
  };

/** What happens with the text of an element that ends. */
const END: ReadonlyMap<string, TakeText> = byPlace({
  [`${SCHEME}/TSLType`]: schemeText('TSLType'),
  [`${SCHEME}/TSLSequenceNumber`]: schemeText('TSLSequenceNumber'),
  [`${SCHEME}/SchemeTerritory`]: schemeText('SchemeTerritory'),
  [`${SCHEME}/ListIssueDateTime`]: schemeText('ListIssueDateTime'),
  [`${SCHEME}/NextUpdate/dateTime`]: schemeText('NextUpdate'),
  [`${SCHEME}/SchemeOperatorName/Name`]: (list, text, language) => say(list.schemeOperator, language, text),
  [`${PROVIDER}/TSPInformation/TSPName/Name`]: (list, text, language) => say(list.provider, language, text),
  [`${CURRENT}/ServiceName/Name`]: ({ service }, text, language) => say(service.name, language, text),
  [`${CURRENT}/ServiceTypeIdentifier`]: ({ service }, text) => {
    service.type = text;
  },
  [`${CURRENT}/ServiceDigitalIdentity/DigitalId/X509Certificate`]: ({ service }, text) => {
    service.certificates.push(text.replace(/\s+/g, ''));
  },
  ...periodTexts(CURRENT),
  ...periodTexts(FORMER),
  [SERVICE]: (list) => {
    if (list.services.length >= MAX_SERVICES) throw new ListFault('too many services');
    list.services.push({ ...list.service, provider: list.provider });
  },
});

function periodTexts(place: string): Record<string, TakeText> {
  const take =
    (into: (period: OpenService['periods'][number], text: string) => void): TakeText =>
    ({ service }, text) => {
      const period = service.periods.at(-1);
      if (period) into(period, text);
    };
  return {
    [`${place}/ServiceStatus`]: take((period, text) => {
      period.status = text;
    }),
    [`${place}/StatusStartingTime`]: take((period, text) => {
      period.since = text;
    }),
    [`${place}/ServiceInformationExtensions/Extension/AdditionalServiceInformation/URI`]: take((period, text) => {
      period.qualifiers.push(text);
    }),
  };
}

interface OpenElement {
  readonly place: string;
  readonly language: string | null;
}

function walk(xml: string, list: OpenList): void {
  const open: OpenElement[] = [];
  let text = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('doctype', () => {
    throw new ListFault('a document type declaration');
  });
  // The parser would go on after an error; what it then makes of the file is nobody's meaning.
  parser.on('error', (error) => {
    throw new ListFault(`not well-formed XML: ${error.message}`);
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const name = uri === NAMESPACE ? local : `{${uri}}${local}`;
    const above = open.at(-1)?.place;
    const place = above === undefined ? name : `${above}/${name}`;
    if (open.push({ place, language: attributes['xml:lang']?.value ?? null }) > MAX_DEPTH)
      throw new ListFault('elements nested too deep');
    text = '';
    BEGIN.get(place)?.(list);
  });
  const add = (more: string): void => {
    // Beyond the limit nothing is kept; only an element that is read is refused for it.
    if (text.length <= MAX_TEXT) text += more.slice(0, MAX_TEXT + 1);
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const { place = '', language = null } = open.pop() ?? {};
    const take = END.get(place);
    if (take && text.length > MAX_TEXT) throw new ListFault('an element with too much text');
    take?.(list, text.trim(), language);
    text = '';
  });
  parser.write(xml).close();
}

const MAX_NAME = 300;

/** Keeps a name by its language, on one line, without characters that make a text read as something else. */
function say(map: Record<string, string>, language: string | null, text: string): void {
  const line = text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF]/gu, ' ').replace(/\s+/g, ' ');
  if (language !== null && /^[a-z]{2,3}(-[A-Z]{2})?$/.test(language) && line.trim() !== '')
    map[language] ??= line.trim().slice(0, MAX_NAME).toWellFormed();
}
