/** What could make a quoted text read as another: controls, invisible characters, direction overrides, blank letters. */
export const STEERING = /(?![\uFE0E\uFE0F])[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800\uFFF9-\uFFFB]/gu;
