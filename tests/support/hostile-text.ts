import fc from 'fast-check';

/** What someone may paste or a stranger’s file may hold, and no paper should ever act on. */
const pieces = [
  '<script>alert(1)</script>',
  '{{constructor}}',
  '${7*7}',
  '<b>gras</b>',
  '](javascript:alert(1))',
  ') Tj (',
  '>> /OpenAction << /S /JavaScript /JS (app.alert(1)) >>',
  '%%EOF',
  'endstream endobj',
  '\u0000\u0007\u001b[31m',
  '\u202eregnad',
  '\u2066\u2069\u200f',
  '👩‍👩‍👧‍👦',
  '🇫🇷',
  'مرحبا',
  'שלום',
  '日本語',
  'Łukasz Đặng',
  'e\u0301\u0302\u0303\u0304',
  '\ud800',
  '\udc00\ud800',
  '\r\n\t\v\f\u2028\u2029',
  '\u00ad\ufeff\u200b',
  '\ufffe\uffff',
] as const;

/** Texts of a few of those among letters of any kind, a whole surrogate pair or half of one. */
export const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit)),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));
