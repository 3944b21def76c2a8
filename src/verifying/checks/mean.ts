import type { JsonObject } from '../../record/json.ts';
import type { Examined } from '../examined.ts';
import type { Check } from '../report.ts';

export declare function meanChecks(examined: Examined, document: JsonObject): readonly Check[];
