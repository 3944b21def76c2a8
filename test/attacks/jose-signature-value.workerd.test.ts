import { describeSignatureValues } from '../unit/jose-signature-cases.ts';

describeSignatureValues('workerd');
