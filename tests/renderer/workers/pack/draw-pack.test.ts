import { beforeAll, describe, expect, it } from 'vitest';
import { drawPack } from '../../../../renderer/workers/pack/draw-pack.ts';
import { composePack } from '../../../../shared/documents/packs/compose-pack.ts';
import type { DrawnPack } from '../../../../shared/documents/packs/pack-messages.ts';
import type { PackPartName, PackSource } from '../../../../shared/documents/packs/pack-source.ts';
import { packParts } from '../../../../shared/documents/packs/pack-source.ts';
import type { PackVariant } from '../../../../shared/documents/packs/pack.ts';
import { exampleCopies, examplePerson, exampleSource } from '../../../support/pack-examples.ts';
import {
  popplerInfo,
  popplerInk,
  popplerPages,
  popplerText,
  qpdfFaults,
  qpdfOutline,
  requirePdfReaders,
} from '../../../support/pdf-readers.ts';
import type { PopplerPage } from '../../../support/pdf-readers.ts';
import { openForm } from '../../../../renderer/workers/forms/open-form.ts';
import { mapFields } from '../../../../shared/domain/formulaire/form-fields.ts';
import type { Champ } from '../../../../shared/domain/formulaire/schema.ts';
import { textPdf } from '../copies/file-examples.ts';
import { exampleForm, exampleValues } from '../forms/form-examples.ts';
import { createPackTools } from './pack-tools.ts';

const everything: readonly PackPartName[] = packParts;

async function drawWith(
  copies: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  variante: PackVariant,
  change: (source: PackSource) => PackSource = (source) => source,
  parties?: readonly PackPartName[],
) {
  const named = [...copies.keys()].map((cle) => ({ cle, nom: cle, pages: 1 }));
  const tools = createPackTools(copies);
  const source = change(exampleSource(variante, named, parties));
  return { drawn: await drawPack(composePack(source), tools), tools };
}

/** Numbered in order over the whole, nothing outside the paper an old printer reaches, nothing over anything. */
function expectWellLaidOut(pages: readonly PopplerPage[]): void {
  for (const [index, { width, height, words }] of pages.entries()) {
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    const text = words.map((word) => word.text).join(' ');
    expect(text).toContain(`page ${index + 1} / ${pages.length}`);
    const astray = words.filter(
      ({ left, top, right, bottom }) =>
        left < 17 || right > width - 17 || top < 17 || bottom > height - 10,
    );
    expect({ page: index + 1, astray }).toEqual({ page: index + 1, astray: [] });
    const over = words.flatMap((word, at) =>
      words.slice(at + 1).flatMap((other) => {
        const wide = Math.min(word.right, other.right) - Math.max(word.left, other.left);
        const tall = Math.min(word.bottom, other.bottom) - Math.max(word.top, other.top);
        const least = Math.min(word.bottom - word.top, other.bottom - other.top);
        return wide > 1 && tall > least / 2 ? [`${word.text} / ${other.text}`] : [];
      }),
    );
    expect({ page: index + 1, over }).toEqual({ page: index + 1, over: [] });
  }
}

let copies: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
let moving: DrawnPack<Uint8Array<ArrayBuffer>>;

beforeAll(async () => {
  requirePdfReaders();
  copies = await exampleCopies();
  moving = (await drawWith(copies, 'organisme')).drawn;
}, 300_000);

describe('a move from Bayonne to Lozère, four démarches and twelve copies of mixed kinds', () => {
  it('is complete, laid out and numbered over the whole, each page of a copy under its name', () => {
    const pages = popplerPages(moving.pdf);
    expect(pages).toHaveLength(moving.pages.length);
    expect(moving.pannes).toEqual([]);
    expectWellLaidOut(pages);
    const heads = pages.flatMap(({ words }) => {
      const text = words.map((word) => word.text).join(' ');
      return /Pièce (\d+) sur 12 : .*?(?= \(|$)/.exec(text)?.[1] ?? [];
    });
    expect(heads).toEqual(Array.from({ length: 12 }, (_, index) => String(index + 1)));
  });

  it('reads in order: cover, letters, sheet, list, mandat, copies', () => {
    const [cover = '', ...pages] = popplerText(moving.pdf);
    // The cover lists what follows by its names.
    const text = pages.slice(1).join('\n');
    expect(cover.indexOf('Dossier de demande')).toBeLessThan(cover.indexOf('FLR-A-2026-0001'));
    const order = [
      'Madame, Monsieur,',
      'Je change de département.',
      'Fiche de renseignements',
      'Liste des pièces',
      'Mandat pour faire des démarches',
      'Pièce 1 sur 12',
      'Pièce 12 sur 12',
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('has the copies upright and whole, whatever their size, their turn and what they are cut to', () => {
    const pages = popplerPages(moving.pdf);
    for (const words of ['droite', 'paysage', 'ticket', 'plan', 'rogne', 'verrou']) {
      const [high, low] = ['haut', 'bas'].map((end) =>
        pages.flatMap((page) => page.words).find(({ text }) => text === `${words}-${end}`),
      );
      expect(high?.top).toBeLessThan(low?.top ?? 0);
    }
    // Turned, their first corner is where it is shown.
    const place = (text: string) =>
      pages.flatMap((page) => page.words).find((word) => word.text === text);
    expect(place('envers-bas')?.top).toBeLessThan(place('envers-haut')?.top ?? 0);
    expect(place('quart-haut')?.left).toBeGreaterThan(place('quart-bas')?.left ?? 600);
    expect(place('trois-haut')?.left).toBeLessThan(place('trois-bas')?.left ?? 0);
    expect(popplerText(moving.pdf).join('')).toContain('formulaire-rempli');
  });

  it('has ink on every page, the pictures included', () => {
    const ink = popplerInk(moving.pdf);
    expect(ink).toHaveLength(moving.pages.length);
    for (const part of ink) expect(part).toBeGreaterThan(0.0005);
    // Two photos: the darkest of the pages that follow the papers.
    expect(ink.slice(-12).filter((part) => part > 0.05)).toHaveLength(2);
  });

  it('is a clean file in French, with bookmarks; it bears the reference, no name, and claims no tags', () => {
    expect(qpdfFaults(moving.pdf)).toBe('');
    const info = popplerInfo(moving.pdf);
    expect(info['Title']?.replaceAll('\u00a0', ' ')).toBe('Dossier FLR-A-2026-0001 et 3 autres');
    expect(info['Tagged']).toBe('no');
    expect(info.struct).toBe('');
    expect(JSON.stringify(info)).not.toMatch(/Essai|Fictif|Alix/);
    const bytes = Buffer.from(moving.pdf).toString('latin1');
    expect(bytes).not.toMatch(/\/(URI|JavaScript|JS|Launch|EmbeddedFile|AcroForm|OpenAction)\b/);
    const outline = qpdfOutline(moving.pdf);
    expect(outline.slice(0, 2)).toEqual(['Dossier de demande', 'Lettre d’accompagnement']);
    expect(outline.filter((title) => title.startsWith('Pièce'))).toHaveLength(12);
  });

  it('is the same to the byte when it is drawn again', async () => {
    const again = (await drawWith(await exampleCopies(), 'organisme')).drawn;
    expect(Buffer.from(again.pdf).equals(moving.pdf)).toBe(true);
    expect(again.pages).toEqual(moving.pages);
  });

  it('tells how far it is, and asks for one copy at a time, again rather than keep it', async () => {
    const { tools } = await drawWith(copies, 'organisme');
    expect(tools.parts.at(-1)).toBe(1);
    expect(tools.parts).toEqual(tools.parts.toSorted((a, b) => a - b));
    expect(new Set(tools.asked)).toEqual(new Set(copies.keys()));
  });
});

describe('a pack drawn again', () => {
  it('neither reads nor opens again the photos of the one before, and is the same to the byte', async () => {
    const photos = new Map([...copies].filter(([name]) => name.startsWith('photo')));
    const named = [...photos.keys()].map((cle) => ({ cle, nom: cle, pages: 1 }));
    const pack = composePack(exampleSource('organisme', named));
    const first = createPackTools(photos);
    const before = await drawPack(pack, first);
    const second = createPackTools(photos, first.made);
    const after = await drawPack(pack, second);
    expect(first.asked).toHaveLength(2);
    expect(second.asked).toEqual([]);
    expect(Buffer.from(after.pdf).equals(before.pdf)).toBe(true);
  });

  it('does not draw again the pages of a PDF it has shown, and is the same to the byte', async () => {
    const pdf = new Map([['attestation', await textPdf(2)]]);
    const pack = composePack(
      exampleSource('organisme', [{ cle: 'attestation', nom: 'Attestation', pages: 2 }]),
    );
    const first = createPackTools(pdf);
    const before = await drawPack(pack, first);
    const second = createPackTools(pdf, first.made);
    const after = await drawPack(pack, second);
    expect(first.rasterised).toEqual([0, 1]);
    expect(second.rasterised).toEqual([]);
    expect(Buffer.from(after.pdf).equals(before.pdf)).toBe(true);
  });
});

describe('an official form in a pack', () => {
  const withForm = (cle: string) => (source: PackSource) => ({
    ...source,
    dossiers: source.dossiers.slice(0, 1).map((dossier) => ({
      ...dossier,
      formulaires: [{ cle, nom: 'Demande officielle', pages: 2, champs, valeurs: exampleValues() }],
    })),
  });
  let champs: readonly Champ[];
  let forms: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

  beforeAll(async () => {
    const bytes = await exampleForm();
    const read = await openForm(bytes);
    if (!read.ok) throw new Error(read.failure.sentence);
    champs = mapFields(
      read.value.fields.map(({ nom, libelle, genre }) => ({ nom, libelle, genre })),
    );
    forms = new Map([['formulaire-vide', bytes]]);
  });

  it('is filled, named at the head of its pages and on the cover, before the copies', async () => {
    const tools = createPackTools(new Map([...forms, ['page', await textPdf(1)]]));
    const source = withForm('formulaire-vide')(
      exampleSource('organisme', [{ cle: 'page', nom: 'Bail', pages: 1 }]),
    );
    const drawn = await drawPack(composePack(source), tools);
    const pages = popplerText(drawn.pdf).map((text) => text.replaceAll('\u00a0', ' '));
    expect(pages[0]).toContain('Formulaire : Demande officielle');
    const at = pages.findIndex((text) => text.includes('FORMULAIRE DE DEMANDE'));
    expect(pages[at]).toContain('Formulaire : Demande officielle (1 sur 2 pages)');
    expect(pages[at]).toContain('Essai-Fictif');
    expect(pages[at + 2]).toContain('Pièce 1 sur 1 : Bail');
    expect(drawn.manques).toEqual([
      { nom: 'Demande officielle', sentences: [expect.stringContaining('Ressources')] },
    ]);
    expect(qpdfFaults(drawn.pdf)).toBe('');
    expect(qpdfOutline(drawn.pdf).map((title) => title.replaceAll('\u00a0', ' '))).toContain(
      'Formulaire : Demande officielle',
    );
    expectWellLaidOut(popplerPages(drawn.pdf));
  });

  it('that is lost keeps its page, and the rest is printed', async () => {
    const { drawn } = await drawWith(new Map(), 'organisme', withForm('perdu'));
    expect(drawn.pannes.map(({ nom }) => nom)).toEqual(['Demande officielle']);
    expect(popplerText(drawn.pdf).at(-1)).toContain('n’a pas pu être imprimée');
  });
});

describe('a copy that cannot be printed', () => {
  it('is named, a page keeps its place, and all the others are printed', async () => {
    const broken = new Map(copies);
    broken.set('page A4', (copies.get('page A4') ?? new Uint8Array()).slice(0, 300));
    broken.set('photo debout', (copies.get('photo debout') ?? new Uint8Array()).slice(0, 300));
    const { drawn } = await drawWith(broken, 'organisme');
    expect(drawn.pannes.map(({ nom }) => nom)).toEqual([
      'photo debout (CAF)',
      'page A4 (France Travail)',
    ]);
    for (const { sentence } of drawn.pannes) expect(sentence).toMatch(/^\p{Lu}.{20,}\.$/u);
    const pages = popplerText(drawn.pdf);
    expect(pages).toHaveLength(moving.pages.length);
    expect(pages.filter((text) => text.includes('n’a pas pu être imprimée'))).toHaveLength(2);
    expect(pages.join('')).toContain('trois-haut');
    expectWellLaidOut(popplerPages(drawn.pdf));
  });
});

describe('the pack of a visitor', () => {
  it('is written in 12 points at least, and says what happens next and when', async () => {
    const { drawn } = await drawWith(new Map(), 'usager');
    const sizes = drawn.pages.flatMap(({ marques }) =>
      marques.flatMap((mark) => (mark.genre === 'texte' ? [mark.taille] : [])),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    const text = popplerText(drawn.pdf).join('\n');
    expect(text).toContain('Et maintenant ?');
    expect(text).toMatch(/Réunissez ce qu’il manque \(3\spapiers/);
    expect(text).toContain('mardi 1er décembre 2026 à 9 h 30');
    expectWellLaidOut(popplerPages(drawn.pdf));
  });
});

describe('a pack of extremes', () => {
  const long = (source: PackSource): PackSource => ({
    ...source,
    dossiers: source.dossiers.slice(0, 1).map((dossier) => ({
      ...dossier,
      nom: 'Démarche au nom interminable '.repeat(6).trim(),
      lettre: { ...dossier.lettre, corps: 'Un paragraphe. '.repeat(250) },
    })),
    personne: {
      ...source.personne,
      usager: {
        ...examplePerson('D’Essai-de-la-Très-Longue-Famille-Composée-des-Hautes-Terres'),
        contact: {
          ...source.personne.usager.contact,
          adresse: ['Résidence', 'Bâtiment', 'Escalier', 'Étage', 'Porte', 'Rue d’Essai'].join(
            '\n',
          ),
        },
      },
    },
  });

  it.each(['usager', 'organisme', 'brouillon'] as const)(
    'keeps its layout with a name of sixty letters and an address of six lines: %s',
    async (variante) => {
      const { drawn } = await drawWith(new Map(), variante, long, everything);
      expectWellLaidOut(popplerPages(drawn.pdf));
      expect(qpdfFaults(drawn.pdf)).toBe('');
      expect(popplerText(drawn.pdf).join('').replaceAll(/\s+/g, ' ')).toContain('Porte');
    },
  );

  it('holds forty pièces and none, without a heading alone at the foot of a page', async () => {
    for (const count of [0, 40]) {
      const change = (source: PackSource): PackSource => ({
        ...source,
        liste: {
          ...source.liste,
          contenu: [
            {
              genre: 'apporter',
              titre: 'Ce qu’il manque',
              pieces: Array.from({ length: count }, (_, index) => ({
                nom: `Pièce demandée ${index}`,
                details: ['Date du document : moins de 3 mois'],
              })),
            },
          ],
        },
      });
      const source = change(exampleSource('usager'));
      const pack = composePack(
        count === 0 ? { ...source, liste: { ...source.liste, contenu: [] } } : source,
      );
      const pages = popplerText((await drawPack(pack, createPackTools(new Map()))).pdf);
      const listed = pages.filter((text) => text.includes('Pièce demandée'));
      for (const text of listed) expect(text).toContain('Ce qu’il manque');
      const all = pages.join('\n');
      for (let index = 0; index < count; index += 1)
        expect(all).toContain(`Pièce demandée ${index}`);
    }
  });
});

describe('hostile text', () => {
  const hostile = [
    '<b>gras</b> &amp; {{ x }} ${y} \\textbf{z}',
    'avant\u0000\u0007\u001b[31m\u200e\u202eaprès\u2066\ufeff',
    'Zoë 😀👩‍👩‍👧 Łukasz Čapek Ångström محمد Ιωάννης',
    '(parenthèse non fermée %PDF-1.7 endobj stream',
    '\ud800 seul',
  ];

  it('prints inert: no markup is read, no control, no direction, no missing letter', async () => {
    const [first = '', ...others] = hostile;
    const { drawn } = await drawWith(
      new Map(),
      'organisme',
      (source) => ({
        ...source,
        dossiers: source.dossiers.slice(0, 1).map((dossier) => ({
          ...dossier,
          nom: first,
          avec: others[2] ?? '',
          lettre: { corps: hostile.join('\n\n'), destinataire: hostile },
        })),
        personne: { ...source.personne, usager: examplePerson(others[1]) },
      }),
      everything,
    );
    expect(qpdfFaults(drawn.pdf)).toBe('');
    const pages = popplerPages(drawn.pdf);
    expectWellLaidOut(pages);
    const text = pages.flatMap(({ words }) => words.map((word) => word.text)).join(' ');
    expect(text).toContain('<b>gras</b> &amp; {{ x }} ${y}');
    expect(text).toContain('avant[31maprès');
    expect(text).toContain('Łukasz Čapek Ångström');
    expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\ufffd]/u);
  });
});
