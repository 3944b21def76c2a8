import { beforeAll, describe, expect, it } from 'vitest';
import { encodeBase64 } from '../../src/record/base64.ts';
import { readTrustedList, type TrustedList } from '../../src/trust/trusted-list/read-trusted-list.ts';
import { DAY, makePartyWith, NOW } from './certificates-fixture.ts';
import {
  type Bytes,
  type Chain,
  chainOf,
  codeOf,
  judge,
  type Keys,
  makeKeys,
  rootWish,
  rsaCertificate,
} from './x509-fixture.ts';

const TSL = 'http://uri.etsi.org/02231/v2#';
const STATUS = 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/';
const TYPE = 'http://uri.etsi.org/TrstSvc/Svctype/';
const FOR = 'http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/';

let keys: Keys;
let chain: Chain;
beforeAll(async () => {
  keys = await makeKeys();
  chain = await chainOf(keys);
});

interface Period {
  status: string;
  since: string;
  for?: readonly string[];
}
interface Service {
  type?: string;
  certificates?: readonly string[];
  now?: Period;
  before?: readonly Period[];
}

const iso = (moment: number): string => `${new Date(moment * 1000).toISOString().slice(0, 19)}Z`;
const GRANTED: Period = { status: 'granted', since: iso(NOW - 10 * DAY) };

const extensions = (period: Period): string =>
  (period.for ?? [])
    .map(
      (purpose) =>
        `<t:Extension Critical="true"><t:AdditionalServiceInformation><t:URI xml:lang="en">${FOR}${purpose}</t:URI></t:AdditionalServiceInformation></t:Extension>`,
    )
    .join('');
const period = (one: Period): string =>
  `<t:ServiceStatus> ${STATUS}${one.status}\n</t:ServiceStatus><t:StatusStartingTime>${one.since}</t:StatusStartingTime>` +
  `<t:ServiceInformationExtensions>${extensions(one)}</t:ServiceInformationExtensions>`;

function serviceXml(service: Service): string {
  const { type = 'CA/QC', certificates = [base64(chain.anchor)], now = GRANTED, before = [] } = service;
  const ids = certificates.map((text) => `<t:DigitalId><t:X509Certificate>${text}</t:X509Certificate></t:DigitalId>`);
  return `<t:TSPService><t:ServiceInformation><t:ServiceTypeIdentifier>${TYPE}${type}</t:ServiceTypeIdentifier>
    <t:ServiceName><t:Name xml:lang="en">Seals &amp; more</t:Name><t:Name xml:lang="nl">Zegels\u202e</t:Name></t:ServiceName>
    <t:ServiceDigitalIdentity>${ids.join('')}</t:ServiceDigitalIdentity>${period(now)}</t:ServiceInformation>
    <t:ServiceHistory>${before.map((one) => `<t:ServiceHistoryInstance>${period(one)}</t:ServiceHistoryInstance>`).join('')}</t:ServiceHistory>
  </t:TSPService>`;
}

const listXml = (services: readonly Service[], change: (xml: string) => string = (xml) => xml): string =>
  change(`<?xml version="1.0" encoding="UTF-8"?>
<t:TrustServiceStatusList xmlns:t="${TSL}" TSLTag="http://uri.etsi.org/19612/TSLTag"><t:SchemeInformation>
  <t:TSLSequenceNumber>42</t:TSLSequenceNumber><t:TSLType>http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUgeneric</t:TSLType>
  <t:SchemeOperatorName><t:Name xml:lang="en">Ministry</t:Name><t:Name xml:lang="nl">Ministerie</t:Name></t:SchemeOperatorName>
  <t:SchemeTerritory>BE</t:SchemeTerritory><t:ListIssueDateTime>${iso(NOW)}</t:ListIssueDateTime>
  <t:NextUpdate><t:dateTime>${iso(NOW + 180 * DAY)}</t:dateTime></t:NextUpdate></t:SchemeInformation>
<t:TrustServiceProviderList><t:TrustServiceProvider><t:TSPInformation><t:TSPName><t:Name xml:lang="en">Provider</t:Name></t:TSPName></t:TSPInformation>
  <t:TSPServices>${services.map(serviceXml).join('')}</t:TSPServices></t:TrustServiceProvider></t:TrustServiceProviderList>
<d:Signature xmlns:d="http://www.w3.org/2000/09/xmldsig#"><d:X509Certificate>AAAA</d:X509Certificate></d:Signature>
</t:TrustServiceStatusList>`);

/** Base64 in lines, as lists have it. */
const base64 = (der: Bytes): string => (encodeBase64(der).match(/.{1,64}/g) ?? []).join('\n  ');

async function read(services: readonly Service[]): Promise<TrustedList> {
  const list = await readTrustedList(listXml(services));
  if (!list.ok) throw new Error(list.error.reason);
  return list.value;
}
const codeFor = async (xml: string): Promise<string> => {
  const list = await readTrustedList(xml);
  return list.ok ? 'read' : list.error.code;
};

describe('a trusted list', () => {
  it('says whose it is, which and until when; and that its signature was not checked', async () => {
    expect(await read([{}])).toMatchObject({
      territory: 'BE',
      sequenceNumber: 42,
      issued: NOW,
      nextUpdate: NOW + 180 * DAY,
      schemeOperator: { en: 'Ministry', nl: 'Ministerie' },
      passedOver: [],
      signatureChecked: false,
    });
  });

  it('gives an anchor for seals with name, territory, type and status', async () => {
    const { anchors } = await read([{}]);
    expect(anchors).toMatchObject([
      {
        source: 'trusted-list',
        use: 'seal',
        territory: 'BE',
        serviceType: `${TYPE}CA/QC`,
        name: { en: 'Provider: Seals & more', nl: 'Provider: Zegels' },
        statusHistory: [{ status: `${STATUS}granted`, since: NOW - 10 * DAY }],
        certificate: { subject: { commonName: 'Root' } },
      },
    ]);
    expect(codeOf(await judge(chain, NOW, anchors))).toBe('anchored');
  });

  it('keeps the history, newest first, and a seal is judged by the status of its time', async () => {
    const withdrawn = { status: 'withdrawn', since: iso(NOW - DAY) };
    const { anchors } = await read([{ now: withdrawn, before: [GRANTED] }]);
    expect(anchors[0]?.statusHistory?.map(({ since }) => since)).toEqual([NOW - DAY, NOW - 10 * DAY]);
    expect(codeOf(await judge(chain, NOW, anchors))).toBe('not-anchored');
    const later = { status: 'withdrawn', since: iso(NOW + 1) };
    expect(codeOf(await judge(chain, NOW + DAY, (await read([{ now: later, before: [GRANTED] }])).anchors))).toBe(
      'anchored',
    );
  });

  it('counts a status of the old directive as granted, and recognition at national level not', async () => {
    for (const [status, code] of [
      ['undersupervision', 'anchored'],
      ['accredited', 'anchored'],
      ['supervisionincessation', 'anchored'],
      ['recognisedatnationallevel', 'not-anchored'],
      ['supervisionceased', 'not-anchored'],
    ]) {
      const { anchors } = await read([{ now: { ...GRANTED, status: status ?? '' } }]);
      expect(codeOf(await judge(chain, NOW, anchors))).toBe(code);
    }
  });

  it('takes a service for seals only when it says so or says nothing', async () => {
    const outcome = async (purposes: readonly string[]) => {
      const { anchors } = await read([{ now: { ...GRANTED, for: purposes } }]);
      return codeOf(await judge(chain, NOW, anchors));
    };
    expect(await outcome(['ForeSeals'])).toBe('anchored');
    expect(await outcome(['ForeSignatures', 'ForeSeals'])).toBe('anchored');
    expect(await outcome(['SomethingElse'])).toBe('anchored');
    expect(await outcome(['ForeSignatures'])).toBe('not-anchored');
    expect(await outcome(['ForWebSiteAuthentication'])).toBe('not-anchored');
  });

  it('judges what a service was for by the period of the seal', async () => {
    const before = { ...GRANTED, for: ['ForeSignatures'] };
    const now = { status: 'granted', since: iso(NOW + 1), for: ['ForeSignatures', 'ForeSeals'] };
    const { anchors } = await read([{ now, before: [before] }]);
    expect(anchors[0]?.statusHistory?.map(({ status }) => status)).toEqual([
      `${STATUS}granted`,
      `${STATUS}granted#other-use`,
    ]);
    expect(codeOf(await judge(chain, NOW, anchors))).toBe('not-anchored');
  });

  it('gives timestamp authorities for times only, also those that are no authority over others', async () => {
    const [leaf] = chain.x5c;
    const { anchors } = await read([{ type: 'TSA/QTST', certificates: [base64(leaf ?? chain.anchor)] }]);
    expect(anchors).toMatchObject([{ use: 'timestamp', certificate: { isAuthority: false } }]);
    const root = await read([{ type: 'TSA/QTST' }]);
    expect(codeOf(await judge(chain, NOW, root.anchors))).toBe('not-anchored');
  });

  it('leaves services of other types out without a word', async () => {
    expect(await read([{ type: 'CA/PKC' }, { type: 'EDS/Q' }, { type: 'constructor' }])).toMatchObject({
      anchors: [],
      passedOver: [],
    });
  });

  it('says which certificates it could not take, and why; the others count', async () => {
    const [leaf] = chain.x5c;
    const party = await makePartyWith({
      name: 'RSASSA-PKCS1-v1_5',
      modulusLength: 1024,
      hash: 'SHA-256',
      publicExponent: Uint8Array.of(1, 0, 1),
    });
    const weak = await rsaCertificate(party, 'SHA-256', { ...rootWish(keys), spki: party.spki });
    const certificates = ['!', 'AAAA', base64(leaf ?? chain.anchor), base64(weak), base64(chain.anchor)];
    const list = await read([{ certificates }, { now: { ...GRANTED, since: 'long ago' } }]);
    expect(list.anchors).toHaveLength(1);
    expect(list.passedOver.map(({ reason }) => reason)).toEqual([
      'a certificate that is not base64',
      expect.any(String),
      'a certificate of no certification authority',
      'a key that is too weak or not supported',
      'a status without the time since when it holds',
    ]);
  });

  it('takes elements by their namespace and place only', async () => {
    const elsewhere = (xml: string) =>
      xml.replace(
        '</t:TSPServices>',
        `<x:TSPService xmlns:x="urn:x"><t:ServiceInformation/></x:TSPService></t:TSPServices>`,
      );
    const list = await readTrustedList(listXml([{}], elsewhere));
    expect(list.ok && list.value.anchors).toHaveLength(1);
    const foreign = await readTrustedList(listXml([{}], (xml) => xml.replaceAll(TSL, 'urn:other')));
    expect(foreign.ok).toBe(false);
    for (const name of ['constructor', '__proto__', 'toString'])
      expect(await codeFor(`<${name} xmlns="${TSL}"><a/></${name}>`)).toBe('TRUSTED_LIST_UNREADABLE');
  });
});

describe('what is no trusted list is refused', () => {
  it.each<[string, string, (xml: string) => string]>([
    [
      'a document type, with or without entities',
      'TRUSTED_LIST_UNREADABLE',
      (xml) => xml.replace('?>', '?><!DOCTYPE t:TrustServiceStatusList [<!ENTITY a "b">]>'),
    ],
    ['an entity that XML does not know', 'TRUSTED_LIST_UNREADABLE', (xml) => xml.replace('Ministry', '&ministry;')],
    ['XML that is not well-formed', 'TRUSTED_LIST_UNREADABLE', (xml) => xml.slice(0, -5)],
    ['no XML', 'TRUSTED_LIST_UNREADABLE', () => 'hello'],
    ['nothing', 'TRUSTED_LIST_UNREADABLE', () => ''],
    ['no territory', 'TRUSTED_LIST_UNREADABLE', (xml) => xml.replace('>BE<', '><')],
    ['no number', 'TRUSTED_LIST_UNREADABLE', (xml) => xml.replace('>42<', '>many<')],
    [
      'a date without a zone',
      'TRUSTED_LIST_UNREADABLE',
      (xml) => xml.replace(`${iso(NOW)}<`, `${iso(NOW).slice(0, -1)}<`),
    ],
    ['the list of lists', 'TRUSTED_LIST_OF_LISTS', (xml) => xml.replace('EUgeneric', 'EUlistofthelists')],
    [
      'elements nested very deep',
      'TRUSTED_LIST_UNREADABLE',
      (xml) => xml.replace('</t:TSPServices>', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}</t:TSPServices>`),
    ],
    ['an endless name', 'TRUSTED_LIST_UNREADABLE', (xml) => xml.replace('Ministry', 'x'.repeat(200_000))],
    ['more than 20 million characters', 'TRUSTED_LIST_TOO_LARGE', (xml) => xml + ' '.repeat(20_000_000)],
  ])('%s', async (_, code, change) => {
    expect(await codeFor(listXml([{}], change))).toBe(code);
  });

  it('a closed list has no next update, and is read', async () => {
    const closed = await readTrustedList(listXml([{}], (xml) => xml.replace(/<t:dateTime>.*?<\/t:dateTime>/, '')));
    expect(closed.ok && closed.value.nextUpdate).toBeNull();
  });

  it('a list of some thousand services is read in bounded time', async () => {
    const services = Array<Service>(3000).fill({ now: GRANTED });
    const began = performance.now();
    expect((await read(services)).anchors).toHaveLength(3000);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
