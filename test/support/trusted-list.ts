import { EXAMPLE_ANCHOR } from '../../src/api/trust-examples.ts';

/** A trusted list of one country (ETSI TS 119 612) with one granted authority for seals; of an invented operator. */
export function trustedListXml(
  sequenceNumber: number,
  territory = 'BE',
  certificate = EXAMPLE_ANCHOR.certificate,
): string {
  const der = certificate.replaceAll(/-----[^-]+-----|\s/g, '');
  const uri = 'http://uri.etsi.org/TrstSvc';
  const name = (text: string) => `<Name xml:lang="en">${text}</Name>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#" TSLTag="http://uri.etsi.org/19612/TSLTag">
  <SchemeInformation>
    <TSLVersionIdentifier>5</TSLVersionIdentifier>
    <TSLSequenceNumber>${sequenceNumber}</TSLSequenceNumber>
    <TSLType>${uri}/TrustedList/TSLType/EUgeneric</TSLType>
    <SchemeOperatorName>${name('Invented scheme operator')}</SchemeOperatorName>
    <SchemeTerritory>${territory}</SchemeTerritory>
    <ListIssueDateTime>2026-11-01T00:00:00Z</ListIssueDateTime>
    <NextUpdate><dateTime>2027-04-01T00:00:00Z</dateTime></NextUpdate>
  </SchemeInformation>
  <TrustServiceProviderList>
    <TrustServiceProvider>
      <TSPInformation><TSPName>${name('Invented provider')}</TSPName></TSPInformation>
      <TSPServices>
        <TSPService>
          <ServiceInformation>
            <ServiceTypeIdentifier>${uri}/Svctype/CA/QC</ServiceTypeIdentifier>
            <ServiceName>${name('Invented authority for seals')}</ServiceName>
            <ServiceDigitalIdentity><DigitalId><X509Certificate>${der}</X509Certificate></DigitalId></ServiceDigitalIdentity>
            <ServiceStatus>${uri}/TrustedList/Svcstatus/granted</ServiceStatus>
            <StatusStartingTime>2026-01-01T00:00:00Z</StatusStartingTime>
            <ServiceInformationExtensions>
              <Extension Critical="true">
                <AdditionalServiceInformation>
                  <URI xml:lang="en">${uri}/TrustedList/SvcInfoExt/ForeSeals</URI>
                </AdditionalServiceInformation>
              </Extension>
            </ServiceInformationExtensions>
          </ServiceInformation>
        </TSPService>
      </TSPServices>
    </TrustServiceProvider>
  </TrustServiceProviderList>
</TrustServiceStatusList>`;
}

/** The same as a request. */
export const trustedList = (...of: Parameters<typeof trustedListXml>) => ({
  raw: trustedListXml(...of),
  headers: { 'content-type': 'application/xml' },
});
