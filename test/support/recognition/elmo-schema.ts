import { validateXML } from 'xmllint-wasm';
import { sharedText } from '../shared.ts';

const schema = (namespace: string, body: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${namespace}" xmlns="${namespace}" elementFormDefault="qualified">${body}</xs:schema>`;

/** What the official schema refers to lies elsewhere: here is as much of it as our documents use. */
const REFERENCES: Readonly<Record<string, string>> = {
  'https://www.w3.org/2001/03/xml.xsd': schema(
    'http://www.w3.org/XML/1998/namespace',
    '<xs:attribute name="lang" type="xs:language"/>',
  ),
  'https://raw.githubusercontent.com/emrex-eu/elmo-schemas/v1/references/xmldsig-core-schema.xsd': schema(
    'http://www.w3.org/2000/09/xmldsig#',
    '<xs:element name="Signature"/>',
  ),
  'https://raw.githubusercontent.com/emrex-eu/elmo-schemas/v1/references/EUROPASS_ISOCountries_V1.1.xsd': schema(
    'http://europass.cedefop.europa.eu/Europass/V2.0',
    '<xs:simpleType name="countryCode"><xs:restriction base="xs:token"><xs:pattern value="[A-Z]{2}"/></xs:restriction></xs:simpleType>',
  ),
  'https://raw.githubusercontent.com/erasmus-without-paper/ewp-specs-types-address/stable-v1/schema.xsd': schema(
    'https://github.com/erasmus-without-paper/ewp-specs-types-address/tree/stable-v1',
    '<xs:complexType name="FlexibleAddress"/>',
  ),
};

/** What libxml2 says of a document under the official ELMO 2.0 schema: messages, none when it is valid. */
export async function elmoErrors(document: string): Promise<readonly string[]> {
  let official = sharedText('elmo/v2.0.0-schema.xsd');
  const preload = Object.entries(REFERENCES).map(([address, contents], index) => {
    const fileName = `reference-${index}.xsd`;
    if (!official.includes(address)) throw new Error(`the schema no longer refers to ${address}`);
    official = official.replaceAll(address, fileName);
    return { fileName, contents };
  });
  const { valid, errors, rawOutput } = await validateXML({
    xml: { fileName: 'elmo.xml', contents: document },
    schema: { fileName: 'schema.xsd', contents: official },
    preload,
  });
  return valid ? [] : [...errors.map(({ message }) => message), ...(errors.length === 0 ? [rawOutput] : [])];
}
