import { describe, expect, it } from 'vitest';
import { createCopies } from '../../../../renderer/workers/copies/copies.ts';
import type { Pictures } from '../../../../renderer/workers/copies/pictures.ts';
import { MAX_COPY_PAGES, MAX_SOURCE_BYTES } from '../../../../shared/domain/copie/copy-messages.ts';
import type { CopyPage, CopySource } from '../../../../shared/domain/copie/copy-messages.ts';
import { WHOLE } from '../../../../shared/domain/copie/crop.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { bytesOf, jpegHead, lockPdf, readPages, scannedPdf, textPdf } from './file-examples.ts';

const reduced = jpegHead(800, 1000, 'réduite');

/** Pictures as a browser would draw them, in words. */
function createFakePictures() {
  const asked: unknown[] = [];
  const pictures: Pictures<string> = {
    show: async (photo, turns) => {
      if (photo.includes(0xee)) throw new Error('It does not open.');
      return `image de ${photo.length} octets, tournée ${turns} fois`;
    },
    toJpeg: async (photo, turns, crop) => {
      asked.push({ octets: photo.length, turns, crop });
      return reduced;
    },
  };
  return { pictures, asked };
}

/** Opens PDFs as pdf.js would, in words; the third page does not draw. */
async function openFakeDrawer(bytes: Uint8Array<ArrayBuffer>) {
  return {
    draw: async (page: number, longest: number) => {
      if (page > 1) throw new Error('It does not draw.');
      return `page ${page} de ${bytes.length} octets, ${longest} points`;
    },
  };
}

const createFakeCopies = () => createCopies(createFakePictures().pictures, openFakeDrawer);

const page = (source: number, number = 0, more: Partial<CopyPage> = {}): CopyPage => ({
  source,
  page: number,
  turns: 0,
  crop: WHOLE,
  ...more,
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.sentence}`);
  return result.value;
}

describe('a file that is read', () => {
  it('is a photo whatever it is called, with its size and a picture to look at', async () => {
    const copies = createFakeCopies();
    const photo = jpegHead(4000, 3000);
    expect(value(await copies.lire(photo))).toEqual({
      source: 0,
      kind: 'photo',
      octets: photo.length,
      images: [`image de ${photo.length} octets, tournée 0 fois`],
    } satisfies CopySource<string>);
  });

  it('is a PDF, whose scanned pages alone can be looked at', async () => {
    const copies = createFakeCopies();
    expect(value(await copies.lire(await textPdf(3))).images).toEqual([null, null, null]);
    const scanned = value(await copies.lire(await scannedPdf(270)));
    expect(scanned).toMatchObject({ source: 1, kind: 'pdf' });
    expect(scanned.images).toEqual([expect.stringContaining('tournée 3 fois')]);
  });

  it('is looked at page by page, however it was made, and never drawn larger than a screen needs', async () => {
    const copies = createFakeCopies();
    const bytes = await textPdf(3);
    await copies.lire(bytes);
    await copies.lire(jpegHead(4000, 3000));
    const size = `${bytes.length} octets`;
    expect(value(await copies.dessiner(0, 1, 1200))).toBe(`page 1 de ${size}, 1200 points`);
    expect(value(await copies.dessiner(0, 0, 90_000))).toBe(`page 0 de ${size}, 4000 points`);
    expect(value(await copies.dessiner(1, 0, 1200))).toContain('tournée 0 fois');
    expect(await copies.dessiner(0, 2, 1200)).toMatchObject({
      failure: { code: 'page-non-dessinee' },
    });
    // What cannot be shown is kept all the same.
    const kept = [page(0), page(0, 1), page(0, 2)];
    expect(value(await copies.composer(kept)).bytes).toEqual(bytes);
  });

  it('that only forbids changing it is taken: it opens without a password', async () => {
    const copies = createFakeCopies();
    const guarded = await lockPdf(await textPdf(2), '');
    expect(value(await copies.lire(guarded)).images).toHaveLength(2);
    expect(value(await copies.composer([page(0), page(0, 1)])).bytes).toEqual(guarded);
    const merged = value(await copies.composer([page(0, 1), page(0)]));
    expect(await readPages(merged.bytes)).toEqual([
      [201, 0],
      [200, 0],
    ]);
  });

  it.each<[string, string, () => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>]>([
    ['empty', 'fichier-vide', () => new Uint8Array()],
    ['over 100 MB', 'fichier-trop-lourd', () => new Uint8Array(MAX_SOURCE_BYTES + 1)],
    ['an iPhone’s HEIC', 'photo-heic', () => bytesOf([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0])],
    ['a Word document', 'format-inconnu', () => bytesOf('PK\u0003\u0004', 'word/document.xml')],
    ['a text', 'format-inconnu', () => bytesOf('Bonjour')],
    ['a photo of 200 million points', 'photo-trop-grande', () => jpegHead(20_000, 10_000)],
    ['a photo that does not open', 'photo-illisible', () => bytesOf([0xff, 0xd8, 0xff, 0xee])],
    ['a PDF under a password', 'pdf-protege', async () => lockPdf(await textPdf(1), 'secret')],
    ['a PDF cut short', 'pdf-endommage', async () => (await textPdf(9)).slice(0, 400)],
    ['a PDF in name only', 'pdf-endommage', () => bytesOf('%PDF-1.7\nrien de plus')],
    ['a PDF of too many pages', 'trop-de-pages', () => textPdf(MAX_COPY_PAGES + 1)],
  ])('is refused in a sentence when it is %s', async (_, code, make) => {
    const copies = createFakeCopies();
    const answer = await copies.lire(await make());
    expect(answer).toMatchObject({
      ok: false,
      failure: { code, sentence: expect.stringMatching(/^\p{Lu}.{20,}\.$/u) },
    });
    // The next file is read all the same.
    expect(await copies.lire(jpegHead(100, 100))).toMatchObject({ ok: true });
  });
});

describe('a copy that is made', () => {
  it('of one photo is a JPEG, turned, cut and written again', async () => {
    const { pictures, asked } = createFakePictures();
    const copies = createCopies(pictures, openFakeDrawer);
    const photo = jpegHead(4000, 3000);
    await copies.lire(photo);
    const crop = { x: 0.1, y: 0.2, width: 0.5, height: 0.5 };
    expect(value(await copies.composer([page(0, 0, { turns: 1, crop })]))).toEqual({
      format: 'image/jpeg',
      pages: 1,
      bytes: reduced,
    });
    expect(asked).toEqual([{ octets: photo.length, turns: 1, crop }]);
  });

  it('of a PDF left as it is, is that file to the byte', async () => {
    const copies = createFakeCopies();
    const pdf = await textPdf(3);
    await copies.lire(pdf);
    expect(value(await copies.composer([page(0), page(0, 1), page(0, 2)]))).toEqual({
      format: 'application/pdf',
      pages: 3,
      bytes: pdf,
    });
  });

  it('of photos and pages of PDFs is one PDF, in the order asked, each page turned as asked', async () => {
    const copies = createFakeCopies();
    await copies.lire(jpegHead(4000, 3000));
    await copies.lire(await textPdf(3));
    await copies.lire(await textPdf(1, 400));
    const made = value(
      await copies.composer([page(2), page(0), page(1, 2, { turns: 3 }), page(1, 0)]),
    );
    expect(made).toMatchObject({ format: 'application/pdf', pages: 4 });
    expect(await readPages(made.bytes)).toEqual([
      [400, 0],
      [674, 0],
      [202, 270],
      [200, 0],
    ]);
  });

  it('has only the pages kept, and turns add to those the page had', async () => {
    const copies = createFakeCopies();
    await copies.lire(await scannedPdf(270));
    const made = value(await copies.composer([page(0, 0, { turns: 2 })]));
    expect(await readPages(made.bytes)).toEqual([[595, 90]]);
  });

  it('says neither where nor when it was made, nor by what, and is the same each time', async () => {
    const copies = createFakeCopies();
    await copies.lire(jpegHead(4000, 3000));
    await copies.lire(jpegHead(3000, 4000));
    const made = value(await copies.composer([page(0), page(1)])).bytes;
    expect(Buffer.from(made).toString('latin1')).not.toMatch(
      /GPS|Producer|Creator|CreationDate|ModDate|Author/,
    );
    expect(value(await copies.composer([page(0), page(1)])).bytes).toEqual(made);
  });

  it('is refused beyond sixty pages', async () => {
    const copies = createFakeCopies();
    await copies.lire(jpegHead(10, 10));
    const pages = Array.from({ length: MAX_COPY_PAGES + 1 }, () => page(0));
    expect(await copies.composer(pages)).toMatchObject({ failure: { code: 'trop-de-pages' } });
  });
});
