import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import { usagerSealedSchema } from '../../shared/domain/usager/schema.ts';
import type { UsagerSealed } from '../../shared/domain/usager/schema.ts';
import { dossierPieces } from '../../shared/domain/dossier/dossier-pieces.ts';
import { gatherPapers } from '../../shared/domain/dossier/ensemble-papers.ts';
import { letterTemplate } from '../../shared/documents/packs/letter-templates.ts';
import { defaultParts } from '../../shared/documents/packs/pack-source.ts';
import type {
  PackedDossier,
  PackPartName,
  PackSource,
} from '../../shared/documents/packs/pack-source.ts';
import type { PackVariant } from '../../shared/documents/packs/pack.ts';
import { ensembleChecklist } from '../../shared/documents/papers/dossier-checklist.ts';
import { mandatPaper } from '../../shared/documents/papers/mandat.ts';
import { rdvSlip } from '../../shared/documents/papers/rdv-slip.ts';
import { usagerNotice } from '../../shared/documents/papers/usager-notice.ts';
import { mandatSealedSchema } from '../../shared/domain/mandat/schema.ts';
import { day, openDossier, seen } from '../shared/domain/dossier/examples.ts';
import { ficheOf, shippedConditions } from '../shared/domain/piece/shipped-conditions.ts';
import { lockPdf } from '../renderer/workers/copies/file-examples.ts';

const site = { id: 'florac', name: 'Florac' };
const today = day('2026-11-20');
const author = '3f0a8c1e-6f0b-4b57-9d5e-5f1f6a0c2b11';

/** What one leaves Bayonne with to settle in Lozère. */
const demarches = [
  ['caf-transfert-departement', 'CAF', 'FLR-A-2026-0001'],
  ['cpam-changement-caisse', 'CPAM', 'FLR-A-2026-0002'],
  ['ft-changement-region', 'France Travail', 'FLR-A-2026-0003'],
  ['caf-rsa', 'CAF ou MSA', 'FLR-A-2026-0004'],
] as const;

/** Someone invented, whose every answer is long. */
export function examplePerson(nom = 'Essai-Fictif'): UsagerSealed {
  return usagerSealedSchema.parse({
    identite: { nom, prenom: 'Alix', autresNoms: ['Modèle'], naissance: '1970-04-12' },
    contact: {
      telephones: [],
      courriel: 'essai@exemple.fr',
      adresse: 'Bâtiment B, escalier 3\n12 rue d’Essai',
      codePostal: '48400',
      commune: '48061',
    },
    identifiants: { caf: [], franceTravail: [], nir: null },
    foyer: [],
    finalite: 'Suivre ses démarches',
    informe: null,
    opposition: null,
    dernierContact: today,
    creeLe: '2026-11-02T08:00:00Z',
    creePar: author,
    fusions: [],
  });
}

/** The pack of that move, `copies` shared out among its dossiers. */
export function exampleSource(
  variante: PackVariant,
  copies: readonly { readonly cle: string; readonly nom: string; readonly pages: number }[] = [],
  parties: readonly PackPartName[] = defaultParts[variante],
): PackSource {
  const opened = demarches.map(([demarche, avec, reference]) => {
    const proof = ficheOf(demarche).pieces[0]?.label ?? '';
    const { sealed } = openDossier({ demarche, reference, pieces: [seen(proof)] });
    return { demarche, avec, sealed };
  });
  const dossiers = opened.map(({ demarche, avec, sealed }, index): PackedDossier => {
    const fiche = ficheOf(demarche);
    return {
      demarche,
      nom: `Démarche ${demarche}`,
      avec,
      reference: sealed.reference,
      etat: 'pièces manquantes',
      depotPrevu: day('2026-12-15'),
      suite: {
        manquent: 3,
        canaux: fiche.canaux.map(({ fact }) => fact),
        delai: fiche.delai.fact,
        recours: fiche.recours.fact,
        dates: [{ texte: 'Le 1er décembre 2026', confidence: 'memory' }],
      },
      lettre: {
        corps: letterTemplate({
          demarche,
          nom: demarche,
          plateforme: 'de Florac',
          reference: sealed.reference,
        }),
        destinataire: index === 0 ? ['CCSS de la Lozère', '1 rue d’Essai', '48000 Mende'] : [],
      },
      copies: copies.filter((_, at) => at % demarches.length === index),
      formulaires: [],
    };
  });
  const named = dossiers.map(({ demarche, nom, avec, reference, etat }) => ({
    demarche,
    nom,
    avec,
    reference: opened.find(({ sealed }) => sealed.reference === reference)?.sealed.reference,
    etat,
  }));
  const usager = examplePerson();
  return {
    site,
    contact: { adresse: [], telephone: null, horaires: ['lundi : 9 h – 12 h'] },
    today,
    variante,
    parties: new Set(parties),
    dossiers,
    personne: { usager, commune: 'Florac Trois Rivières', nir: null },
    liste: ensembleChecklist({
      site,
      nom: 'Déménagement vers un autre département',
      dossiers: named.flatMap(({ reference, ...one }) =>
        reference === undefined ? [] : [{ ...one, reference }],
      ),
      papiers: gatherPapers(
        opened.flatMap(({ sealed }) => dossierPieces(sealed, shippedConditions, today)),
        shippedConditions,
      ),
      dates: [],
      today,
    }),
    mandats: [exampleMandat(usager)],
    information: usagerNotice({ site, today, finalite: usager.finalite, regles: [] }),
    rdv: rdvSlip({
      site,
      today,
      rdv: {
        jour: day('2026-12-01'),
        heure: '09:30',
        minutes: 30,
        avec: 'la CAF',
        sorte: 'visio',
        lieu: ['Plateforme de Florac'],
        telephone: null,
        secours: { numero: '04 66 00 00 00', code: '1234567890' },
        reference: 'FLR-A-2026-0001',
        apporter: ['Pièce d’identité'],
        enAttente: false,
      },
    }),
  };
}

function exampleMandat({ identite }: UsagerSealed) {
  const mandat = mandatSealedSchema.parse({
    usager: '9d6f3b52-7c1d-4a5e-8f57-0b7a5d3c4e21',
    debut: '2026-11-20',
    duree: 31,
    moyen: 'papier',
    perimetres: [],
    demarches: ['caf-rsa'],
    mandataires: [author],
    noteLe: '2026-11-20T08:00:00Z',
    par: author,
    actes: [],
    revocation: null,
    renouvelle: null,
  });
  return mandatPaper({
    site,
    mandat,
    personne: identite,
    mandataires: ['Une personne du poste'],
    demarches: ['RSA'],
    today,
  });
}

const photo = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, 'photos', name)));

/** A picture taken upright, and one taken sideways. */
const uprightPhoto = photo('debout.jpg');
export const sidewaysPhoto = photo('couchee.jpg');

/** A page of a PDF with words in its corners, of a size, turned, and cut to a part of it. */
async function page(
  size: readonly [number, number],
  words: string,
  turned = 0,
  cropped = false,
): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const [width, height] = size;
  const sheet = pdf.addPage([width, height]);
  const inset = cropped ? width / 4 : 0;
  sheet.drawText(`${words}-haut`, { x: inset + 12, y: height - inset - 30, size: 14 });
  sheet.drawText(`${words}-bas`, { x: inset + 12, y: inset + 14, size: 14 });
  if (cropped) sheet.setCropBox(inset, inset, width - 2 * inset, height - 2 * inset);
  sheet.setRotation(degrees(turned));
  return new Uint8Array(await pdf.save());
}

async function filledForm(): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const sheet = pdf.addPage([595, 842]);
  const field = pdf.getForm().createTextField('nom');
  field.setText('formulaire-rempli');
  field.addToPage(sheet, { x: 60, y: 700, width: 300, height: 24 });
  return new Uint8Array(await pdf.save());
}

/** Twelve copies of mixed kinds, by what they are asked for. */
export async function exampleCopies(): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const a4 = [595, 842] as const;
  return new Map([
    ['photo debout', uprightPhoto],
    ['photo couchée', sidewaysPhoto],
    ['page A4', await page(a4, 'droite')],
    ['page paysage', await page([842, 595], 'paysage')],
    ['page tournée d’un quart', await page(a4, 'quart', 90)],
    ['page à l’envers', await page(a4, 'envers', 180)],
    ['page tournée de trois quarts', await page(a4, 'trois', 270)],
    ['ticket', await page([160, 400], 'ticket')],
    ['plan A3', await page([1191, 842], 'plan')],
    ['page rognée', await page([800, 1000], 'rogne', 0, true)],
    ['formulaire', await filledForm()],
    ['page protégée', await lockPdf(await page(a4, 'verrou'), '')],
  ]);
}
