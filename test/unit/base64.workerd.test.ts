import { base64Cases } from './base64-cases.ts';

base64Cases();
