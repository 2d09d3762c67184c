import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createForms } from '../../../../renderer/workers/forms/forms.ts';
import { mapFields } from '../../../../shared/domain/formulaire/form-fields.ts';
import type { FormValues } from '../../../../shared/domain/formulaire/form-messages.ts';
import { sayGaps } from '../../../../shared/domain/formulaire/form-words.ts';
import type { Champ } from '../../../../shared/domain/formulaire/schema.ts';
import {
  actingNames,
  popplerInfo,
  popplerPages,
  popplerText,
  qpdfFaults,
  qpdfLocked,
  qpdfNames,
  requirePdfReaders,
} from '../../../support/pdf-readers.ts';
import { wideTypeface } from '../../../support/wide-typeface.ts';
import { hostileText } from '../../../support/hostile-text.ts';
import { valueOf } from '../../data/test-page.ts';
import { lockPdf, textPdf } from '../copies/file-examples.ts';
import { exampleForm, exampleValues } from './form-examples.ts';

const forms = createForms({ draw: () => Promise.resolve(null), wideTypeface });

let bytes: Uint8Array<ArrayBuffer>;
let champs: readonly Champ[];

beforeAll(async () => {
  requirePdfReaders();
  bytes = await exampleForm();
  champs = mapFields(valueOf(await forms.lire(bytes)).champs);
});

const decided = (sources: Readonly<Record<string, Champ['source']>>) =>
  champs.map((champ) => ({ ...champ, source: sources[champ.nom] ?? champ.source }));

const fill = async (
  wish: {
    readonly champs?: readonly Champ[];
    readonly values?: FormValues;
    readonly aplati?: boolean;
    readonly form?: Uint8Array<ArrayBuffer>;
  } = {},
) =>
  valueOf(
    await forms.remplir(wish.form ?? bytes, {
      champs: wish.champs ?? champs,
      values: wish.values ?? exampleValues(),
      aplati: wish.aplati ?? false,
    }),
  );

const textOf = (pdf: Uint8Array) => popplerText(pdf).join('\n');

async function fieldText(pdf: Uint8Array, name: string): Promise<string | undefined> {
  const form = (await PDFDocument.load(pdf, { updateMetadata: false })).getForm();
  return form.getTextField(name).getText();
}

describe('reading a form', () => {
  it('gives the fields one may fill, by page and from the top, with what the form says of them', async () => {
    const { pages, champs: read } = valueOf(await forms.lire(bytes));
    expect(pages).toBe(2);
    expect(read.map(({ nom }) => nom)).toEqual([
      'Nom_usage',
      'Prenom',
      'date_naissance',
      'Adresse',
      'Ressources',
      'CodePostal',
      'accord',
      'Commune',
      'Fait_a',
    ]);
    expect(read[0]).toEqual({ nom: 'Nom_usage', libelle: 'Nom du demandeur', genre: 'texte' });
    expect(read.map(({ genre }) => genre).slice(6, 8)).toEqual(['case', 'choix']);
  });

  it('proposes a source where the name tells, never ticks a box on a guess', () => {
    expect(champs.map(({ nom, source }) => [nom, source])).toEqual([
      ['Nom_usage', 'nom'],
      ['Prenom', 'prenom'],
      ['date_naissance', 'naissance'],
      ['Adresse', 'adresse'],
      ['Ressources', null],
      ['CodePostal', 'code-postal'],
      ['accord', null],
      ['Commune', 'commune'],
      ['Fait_a', 'plateforme'],
    ]);
  });

  it('opens one that only forbids being changed, and fills it', async () => {
    const { pdf } = await fill({ form: qpdfLocked(bytes) });
    expect(await fieldText(pdf, 'Prenom')).toBe('Alix');
    expect(qpdfFaults(pdf)).toBe('');
  });

  it.each<[string, () => Promise<Uint8Array<ArrayBuffer>>, string]>([
    [
      'is not a PDF',
      () => Promise.resolve(new TextEncoder().encode('Bonjour')),
      'formulaire-pas-pdf',
    ],
    ['is locked by a password', async () => lockPdf(bytes, 'secret'), 'pdf-protege'],
    ['has no field', () => textPdf(1), 'formulaire-sans-champ'],
    ['is cut short', () => Promise.resolve(bytes.slice(0, 500)), 'pdf-endommage'],
    [
      'is of the XFA kind',
      async () => {
        const pdf = await PDFDocument.load(bytes, { updateMetadata: false, preserveXFA: true });
        pdf.getForm().acroForm.dict.set(PDFName.of('XFA'), PDFString.of('<xdp/>'));
        return new Uint8Array(await pdf.save());
      },
      'formulaire-xfa',
    ],
    [
      'has more fields than Relais keeps',
      () =>
        exampleForm((pdf) => {
          for (let index = 0; index < 400; index += 1)
            pdf
              .getForm()
              .createTextField(`champ ${index}`)
              .addToPage(pdf.getPage(0), { x: 300, y: index, width: 20, height: 10 });
        }),
      'formulaire-trop-grand',
    ],
  ])('is refused when it %s, in a sentence that says what to do', async (_, make, code) => {
    const file = await make();
    for (const answer of [
      await forms.lire(file),
      await forms.remplir(file, { champs, values: exampleValues(), aplati: true }),
      await forms.reperer(file),
    ]) {
      if (answer.ok) throw new Error('It should be refused.');
      expect(answer.failure.code).toBe(code);
      expect(answer.failure.sentence).toMatch(/^\p{Lu}.{30,}\.$/u);
    }
  });
});

describe('a form filled', () => {
  it('stays to be completed: its fields hold what is known, and none of what is not', async () => {
    const { pdf, gaps } = await fill();
    expect(await fieldText(pdf, 'Nom_usage')).toBe('Essai-Fictif');
    expect(await fieldText(pdf, 'Adresse')).toContain('12 rue d’Essai\n48400 Florac');
    // Eight boxes, a figure each.
    expect(await fieldText(pdf, 'date_naissance')).toBe('12041970');
    expect(await fieldText(pdf, 'Ressources')).toBeUndefined();
    const filled = (await PDFDocument.load(pdf, { updateMetadata: false })).getForm();
    expect(filled.getDropdown('Commune').getSelected()).toEqual(['Florac Trois Rivières']);
    expect(gaps.sansCorrespondance).toEqual(['Ressources', 'accord']);
    expect(textOf(pdf)).toContain('Essai-Fictif');
    expect(qpdfFaults(pdf)).toBe('');
  });

  it('flattened, has no field left and says the same, each value on its page', async () => {
    const { pdf } = await fill({ champs: decided({ accord: 'coche' }), aplati: true });
    const fields = (await PDFDocument.load(pdf, { updateMetadata: false })).getForm().getFields();
    expect(fields).toEqual([]);
    const [first = '', second = ''] = popplerText(pdf);
    for (const words of ['Essai-Fictif', 'Alix', '12 rue d’Essai', 'Florac Trois Rivières'])
      expect(first).toContain(words);
    expect(second).toContain('Florac');
    expect(qpdfFaults(pdf)).toBe('');
  });

  it('ticks a box that was decided to be ticked', async () => {
    const { pdf, gaps } = await fill({ champs: decided({ accord: 'coche' }) });
    const form = (await PDFDocument.load(pdf, { updateMetadata: false })).getForm();
    expect(form.getCheckBox('accord').isChecked()).toBe(true);
    expect(gaps.sansCorrespondance).toEqual(['Ressources']);
  });

  it('leaves empty, and names, what does not fit, cannot be written or is not in a list', async () => {
    const values = {
      ...exampleValues('محمد'),
      'code-postal': '48400 et bien davantage',
      commune: 'Ailleurs',
      prenom: null,
    };
    const { pdf, gaps } = await fill({ values });
    expect(gaps).toMatchObject({
      sansLettres: ['Nom du demandeur'],
      tropLongs: ['CodePostal'],
      horsListe: ['Commune'],
      inconnus: ['Prenom'],
    });
    expect(await fieldText(pdf, 'Nom_usage')).toBeUndefined();
    expect(await fieldText(pdf, 'CodePostal')).toBeUndefined();
    const said = sayGaps(gaps).join(' ').replaceAll('\u00a0', ' ');
    for (const name of ['Nom du demandeur', 'CodePostal', 'Commune', 'Prenom', 'Ressources'])
      expect(said).toContain(`« ${name} »`);
  });

  it.each([true, false])(
    'writes the letters of Europe as they are, œ, € and spaces that do not break (flattened: %s)',
    async (aplati) => {
      const nom = 'Łőșțčğıİşžø Ñœuvre ÆŒ ß ÿ Ÿ';
      const values = {
        ...exampleValues(nom),
        prenom: 'Ødegård\u00a0Ștefan',
        commune: 'Łódź',
        'code-postal': 'ő',
        plateforme: '12\u202f€ «\u00a0Ωμέγα Ћирилица\u00a0»',
      };
      const form = await exampleForm((pdf) =>
        pdf.getForm().getDropdown('Commune').addOptions(['Łódź']),
      );
      const { pdf, gaps } = await fill({ form, values, aplati });
      expect(gaps).toMatchObject({ sansLettres: [], tropLongs: [], horsListe: [], inconnus: [] });
      const text = textOf(pdf).replaceAll('\u00a0', ' ');
      for (const words of [nom, 'Ødegård Ștefan', 'Łódź', 'ő', '12 € « Ωμέγα Ћирилица »'])
        expect(text).toContain(words);
      expect(qpdfFaults(pdf)).toBe('');
      const fields = (await PDFDocument.load(pdf, { updateMetadata: false })).getForm().getFields();
      expect(fields.length).toBe(aplati ? 0 : 10);
      // The letters it uses, not the whole typeface.
      expect(pdf.length - form.length).toBeLessThan(60_000);
    },
  );

  it('without its wider typeface, leaves such a name empty and names its field', async () => {
    const narrow = createForms({
      draw: () => Promise.resolve(null),
      wideTypeface: () => Promise.reject(new Error('Out of reach.')),
    });
    const values = exampleValues('Łukasz');
    const { gaps, pdf } = valueOf(await narrow.remplir(bytes, { champs, values, aplati: false }));
    expect(gaps.sansLettres).toEqual(['Nom du demandeur']);
    expect(await fieldText(pdf, 'Prenom')).toBe('Alix');
    expect(sayGaps(gaps).join(' ')).toContain('Lettres que Relais n’a pas');
  });

  it('writes a long value smaller, inside its field', async () => {
    const { pdf, gaps } = await fill({
      values: exampleValues('D’Essai-de-la-Très-Longue-Famille-Composée-des-Hautes-Terres'),
      aplati: true,
    });
    expect(gaps.tropLongs).toEqual([]);
    const word = popplerPages(pdf)
      .flatMap(({ words }) => words)
      .find(({ text }) => text.startsWith('D’Essai-de-la'));
    expect(word?.right).toBeLessThanOrEqual(362);
  });

  it('writes several lines whole, each inside its field', async () => {
    const { pdf } = await fill({ aplati: true });
    const words = popplerPages(pdf).flatMap((page) => page.words);
    const last = words.find(({ text, top }) => text === '48400' && top < 300);
    // The field is from 192 to 242 points from the top.
    expect(last?.bottom).toBeLessThan(242);
    expect(last?.top).toBeGreaterThan(192);
  });

  it('changed since its fields were linked, says which are new, gone or of another kind', async () => {
    const other = await exampleForm((pdf) => {
      const form = pdf.getForm();
      form.removeField(form.getField('Prenom'));
      form.removeField(form.getField('Ressources'));
      form.createCheckBox('Ressources').addToPage(pdf.getPage(0), { x: 60, y: 560 });
      form.createTextField('Courriel').addToPage(pdf.getPage(0), { x: 60, y: 380 });
    });
    const { gaps } = await fill({ form: other });
    expect(gaps.changement).toEqual({
      nouveaux: ['Courriel'],
      disparus: ['Prenom'],
      autres: ['Ressources'],
    });
    expect(sayGaps(gaps)[0]?.replaceAll('\u00a0', ' ')).toBe(
      'Ce formulaire n’est plus celui dont les champs ont été reliés. Champ nouveau : « Courriel ». Champ disparu : « Prenom ». Champ d’une autre sorte : « Ressources ».',
    );
    // The newer version keeps what was decided of the fields that are the same.
    const again = mapFields(
      valueOf(await forms.lire(other)).champs,
      decided({ Adresse: 'adresse-rue' }),
    );
    expect(again.find(({ nom }) => nom === 'Adresse')?.source).toBe('adresse-rue');
    expect(again.find(({ nom }) => nom === 'Ressources')?.source).toBeNull();
    expect(again.find(({ nom }) => nom === 'Courriel')?.source).toBe('courriel');
  });

  it.each(['Essai-Fictif', 'Łukaszewicz'])(
    'is the same to the byte for the same values, and its metadata says nothing: %s',
    async (nom) => {
      const values = exampleValues(nom);
      const [one, other] = [await fill({ values }), await fill({ values })];
      expect(Buffer.from(one.pdf).equals(other.pdf)).toBe(true);
      const info = JSON.stringify(popplerInfo(one.pdf));
      expect(info).not.toMatch(/Essai|Alix|Łukasz|Author|CreationDate/);
    },
  );

  it('holds any value inert: nothing thrown, a whole file, no name in its metadata', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, fc.boolean(), async (value, aplati) => {
        const values = { ...exampleValues(), nom: value, adresse: value, 'code-postal': value };
        const { pdf, gaps } = await fill({ values, aplati });
        expect(qpdfFaults(pdf)).toBe('');
        const names = qpdfNames(pdf);
        expect(actingNames.filter((name) => names.has(name))).toEqual([]);
        // Whole, or not at all and named.
        const named = Object.values(gaps).flat();
        const isEmpty = !aplati && (await fieldText(pdf, 'Nom_usage')) === undefined;
        expect(isEmpty && !named.includes('Nom du demandeur')).toBe(false);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

describe('a form marked', () => {
  it('has the rank of each field where it is, and no field left', async () => {
    const marked = valueOf(await forms.reperer(bytes));
    expect(marked.sizes).toEqual([
      { largeur: 595, hauteur: 842 },
      { largeur: 842, hauteur: 595 },
    ]);
    expect(marked.images).toEqual([null, null]);
  });
});
