import type { FontFamily } from './renderer.ts';

/**
 * The code points each bundled font has a glyph for, in hexadecimal, read from its own `cmap` table. Facts about files
 * in node_modules: a test reads the fonts and compares; test/support/look/write-coverage.ts writes this file.
 */
export const COVERED_RANGES: Readonly<Record<FontFamily, string>> = {
  'noto-sans-latin':
    '20-7E,A0-FF,131,152-153,2BB-2BC,2C6,2DA,2DC,300-301,303-304,308-309,323,329,2002,2009,200B,2013-2014,2018-201A,201C-201E,2022,2026,2032-2033,2039-203A,2044,20AC,2122,2212,FEFF',
  'noto-sans-latin-ext':
    '20,A0,100-130,132-151,154-2BA,2BC-2C5,2C7-2CC,2CE-2D7,2DD-301,303-304,308-309,323,329,1D00-1DBF,1E00-1E9F,1EF2-1EFF,2020,20A0-20AB,20AD-20C0,2113,2C60-2C7F,A720-A7CA,A7D0-A7D1,A7D3,A7D5-A7D9,A7F2-A7FF',
  'noto-sans-vietnamese':
    '20,A0,102-103,110-111,128-129,168-169,1A0-1A1,1AF-1B0,300-301,303-304,308-309,323,329,1EA0-1EF9,20AB',
  'noto-sans-greek': '20,A0,370-377,37A-37F,384-38A,38C,38E-3A1,3A3-3E1,3F0-3FF',
  'noto-sans-greek-ext':
    '20,A0,1F00-1F15,1F18-1F1D,1F20-1F45,1F48-1F4D,1F50-1F57,1F59,1F5B,1F5D,1F5F-1F7D,1F80-1FB4,1FB6-1FC4,1FC6-1FD3,1FD6-1FDB,1FDD-1FEF,1FF2-1FF4,1FF6-1FFE',
  'noto-sans-cyrillic': '20,A0,301,400-45F,490-491,4B0-4B1,2116',
  'noto-sans-cyrillic-ext': '20,A0,460-48F,492-4AF,4B2-52F,1C80-1C88,20B4,2DE0-2DFF,A640-A69F,FE2E-FE2F',
  'noto-sans-arabic-arabic':
    '20,A0,600-6FF,750-77F,870-88E,890-891,898-8E1,8E3-8FF,200C-200E,2010-2011,204F,2E41,FB50-FBC2,FBD3-FD8F,FD92-FDC7,FDCF,FDF0-FDFF,FE70-FE74,FE76-FEFC,FEFF,10EFD-10EFF',
  'noto-sans-hebrew-hebrew':
    '20,2D,A0,307-308,591-5C7,5D0-5EA,5EF-5F4,200C-2010,20AA,25CC,FB1D-FB36,FB38-FB3C,FB3E,FB40-FB41,FB43-FB44,FB46-FB4F',
};
