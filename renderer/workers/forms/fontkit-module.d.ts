// It comes without types: what is used of it is what reads typefaces for pdf-lib.
declare module 'fontkit' {
  import type { PDFDocument } from '@cantoo/pdf-lib';
  export const create: Parameters<PDFDocument['registerFontkit']>[0]['create'];
}
