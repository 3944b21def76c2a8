import { z } from 'zod';
import { accepts } from '../../record/accepts.ts';

/** A JSON object of which the rules of the data model judge what is in it. */
export const AnyObject = z
  .looseObject({}, accepts({ en: 'an object', nl: 'een object' }))
  .describe('what is in it is judged by the rules of the W3C data model');

const TOKEN = 400_000;

/** What is to be verified: an object with a proof, an envelope, or a token by itself. */
export const Secured = z.union(
  [AnyObject, z.string().min(1).max(TOKEN)],
  accepts({
    en: 'a credential or presentation as an object, or as a token in text',
    nl: 'een bewijs of presentatie als object, of als token in tekst',
  }),
);

/** A JSON pointer (RFC 6901); what it points at is judged with the credential. */
const Pointer = z.string().max(500);
export const Pointers = z.array(Pointer).max(200);

/** Requests of older clients name what to check; everything is always checked. */
export const Checks = z
  .array(z.string().max(100))
  .max(20)
  .describe('taken, and changes nothing: everything is checked');
