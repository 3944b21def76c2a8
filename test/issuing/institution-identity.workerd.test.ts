import { beforeAll, describe, expect, it } from 'vitest';
import { SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { rowCounts } from '../support/record-book.ts';
import { api, call, sealKey } from '../support/service.ts';
import { issue, provisionStudyDay, slug } from '../support/study-day.ts';

const { institution } = SCENARIO_CASES.attendance();
const { eidas } = institution.identifiers;
const renamed = {
  ...institution,
  identifiers: { ...institution.identifiers, eidas: { ...eidas, notation: 'NTRBE-0999999922' } },
};
const put = (body: object) => call('PUT', api(slug), { body });

beforeAll(() => provisionStudyDay());

describe('the eIDAS identifier of an institution', () => {
  it('does not change while an active seal certificate names the old one; everything else does', async () => {
    const before = await rowCounts();
    expect((await put(renamed)).json).toMatchObject({
      status: 409,
      code: 'SEAL_CERTIFICATE_MISMATCH',
      pointer: '/identifiers/eidas',
      params: { certificate: eidas.notation, institution: 'NTRBE-0999999922' },
    });
    expect(await rowCounts()).toEqual(before);
    expect((await put({ ...institution, legalName: { nl: 'Een andere naam' } })).status).toBe(200);
    expect((await issue('BEFORE')).status).toBe(201);
  });

  it('changes once that key is retired, and the next seal names the new one', async () => {
    expect((await call('POST', api(slug, '/keys/seal-es256/retire'))).status).toBe(204);
    expect((await put(renamed)).status).toBe(200);
    expect((await issue('BETWEEN')).json).toMatchObject({ code: 'KEY_MISSING', params: { roles: 'seal' } });
    await sealKey(renamed, 'ES256', 'seal-next');
    expect((await issue('AFTER')).status).toBe(201);
    expect((await put(institution)).json.code).toBe('SEAL_CERTIFICATE_MISMATCH');
  });
});
