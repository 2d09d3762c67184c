import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blankFigures } from '../../shared/domain/comptage/figures.ts';
import { choosePieces } from '../../shared/domain/piece/choose-pieces.ts';
import { dossierPieces } from '../../shared/domain/dossier/dossier-pieces.ts';
import { mandatSealedSchema } from '../../shared/domain/mandat/schema.ts';
import type { Paper } from '../../shared/documents/paper.ts';
import { aFairePaper } from '../../shared/documents/papers/a-faire.ts';
import { activityReport } from '../../shared/documents/papers/activity-report.ts';
import { annualReport } from '../../shared/documents/papers/annual-report.ts';
import { checklist } from '../../shared/documents/papers/checklist.ts';
import { dayAgenda } from '../../shared/documents/papers/day-agenda.ts';
import { daySheet } from '../../shared/documents/papers/day-sheet.ts';
import {
  dossierChecklist,
  ensembleChecklist,
} from '../../shared/documents/papers/dossier-checklist.ts';
import { mandatPaper } from '../../shared/documents/papers/mandat.ts';
import { permanencesPoster } from '../../shared/documents/papers/permanences-poster.ts';
import { rdvSlip } from '../../shared/documents/papers/rdv-slip.ts';
import { recoverySheet } from '../../shared/documents/papers/recovery-sheet.ts';
import { usagerCopy } from '../../shared/documents/papers/usager-copy.ts';
import { usagerNotice } from '../../shared/documents/papers/usager-notice.ts';
import { usagerSlip } from '../../shared/documents/papers/usager-slip.ts';
import { readShippedCatalogue } from '../shared/domain/catalogue/shipped-catalogue.ts';
import { day, openDossier, step } from '../shared/domain/dossier/examples.ts';
import { ficheOf, shippedConditions } from '../shared/domain/piece/shipped-conditions.ts';
import { id } from '../shared/domain/usager/examples.ts';
import { examplePerson } from './pack-examples.ts';
import { exampleSource } from './paper-examples.ts';

const site = { id: 'florac', name: 'Florac' };
const today = day('2026-11-20');
const demarche = 'caf-rsa';

/** Puts what it is given in the place of what people type; the same words by default. */
export type Say = (words: string) => string;

/** Someone whose every text is what is said. */
export function saidPerson(say: Say) {
  const person = examplePerson();
  return {
    ...person,
    identite: {
      ...person.identite,
      nom: say('Essai-Fictif'),
      prenom: say('Alix'),
      autresNoms: [say('Modèle')],
    },
    contact: {
      ...person.contact,
      courriel: say('essai@exemple.fr'),
      adresse: say('12 rue d’Essai'),
    },
    finalite: say('Suivre ses démarches'),
  };
}

/** One of each paper the kit has, by the function that makes it; `everyPaperMaker` says when one is missing. */
export function everyPaper(say: Say = (words) => words): Readonly<Record<string, Paper>> {
  const usager = saidPerson(say);
  const { sealed } = openDossier({ demarche, notes: [], journal: [step('signaler-manque')] });
  const noted = {
    ...sealed,
    lettre: say('Mots de la lettre'),
    notes: [{ le: '2026-11-03T10:00:00Z', par: id(900), texte: say('Rappeler lundi') }],
  };
  const fiche = ficheOf(demarche);
  const { index } = readShippedCatalogue();
  const found = index.demarches.find((one) => one.id === demarche);
  if (found === undefined) throw new Error(`No démarche ${demarche}.`);
  const pieces = dossierPieces(sealed, shippedConditions, today);
  const named = {
    demarche,
    nom: say('RSA'),
    avec: say('CAF'),
    reference: sealed.reference,
    etat: 'pièces manquantes',
  };
  const mandat = mandatSealedSchema.parse({
    usager: id(1),
    mandataires: [id(900)],
    demarches: [demarche],
    perimetres: [],
    duree: 31,
    moyen: 'papier',
    debut: '2026-11-01',
    noteLe: '2026-11-01T10:00:00Z',
    par: id(900),
    renouvelle: null,
    revocation: null,
    actes: [],
  });
  const figures = { visites: 12, demandes: 14, usagersSuivis: null };
  return {
    aFairePaper: aFairePaper({
      site,
      today,
      groupes: [
        {
          titre: say('Aujourd’hui'),
          lignes: [{ nom: say('Rappeler'), details: [say('avant midi')] }],
        },
      ],
    }),
    activityReport: activityReport({
      ...exampleSource({ figures: blankFigures() }),
      nameCommune: () => say('Marvejols'),
    }),
    annualReport: annualReport({
      reseau: say('Réseau d’essai'),
      departement: '48',
      year: 2026,
      today,
      close: false,
      jusquA: '2026-10',
      seuil: 5,
      provenances: ['mesure', 'fictif'],
      total: {
        ...figures,
        seances: 1,
        participants: 8,
        rdvHonores: 3,
        kilometres: 120,
        kilometresEstimes: 1,
      },
      plateformes: [
        { ...figures, nom: say('Florac'), recu: true, visitesAvant: 10, budget: 12_000 },
      ],
      themes: [{ nom: say('Travail'), nombre: 6, auMoins: true }],
      operateurs: [],
      canaux: [],
      natures: [],
      ages: [],
      visio: 2,
      annees: [{ ...figures, year: 2026 }],
      declares: [{ year: 2013, accueils: '1 200', sources: say('Un rapport') }],
    }),
    checklist: checklist({
      site,
      demarche: found,
      fiche,
      pieces: choosePieces(fiche, shippedConditions, {}),
      dates: [{ texte: say('Avant le 30 novembre'), confidence: 'memory' }],
      today,
    }),
    dayAgenda: dayAgenda({
      site,
      today,
      jour: today,
      lignes: [
        {
          heure: '09:00',
          fin: '09:30',
          avec: say('Mission locale'),
          comment: 'visio',
          qui: say('Alix Essai'),
          etat: 'prévu',
        },
      ],
    }),
    daySheet: daySheet(site),
    dossierChecklist: dossierChecklist({
      site,
      ...named,
      liste: sealed.liste,
      pieces,
      depotPrevu: sealed.depotPrevu,
      fiche,
      dates: [],
      today,
    }),
    ensembleChecklist: ensembleChecklist({
      site,
      nom: say('Déménagement'),
      dossiers: [named],
      papiers: [],
      dates: [],
      today,
    }),
    mandatPaper: mandatPaper({
      site,
      mandat,
      personne: usager.identite,
      mandataires: [say('Une personne du poste')],
      demarches: [say('RSA')],
      today,
    }),
    permanencesPoster: permanencesPoster({
      site,
      today,
      mois: day('2026-12-01'),
      lignes: [
        {
          jour: day('2026-12-08'),
          debut: '14:00',
          fin: '17:00',
          organisme: say('CAF'),
          comment: 'visio',
          surRdv: true,
        },
      ],
      telephone: null,
      horaires: [say('lundi au vendredi')],
    }),
    rdvSlip: rdvSlip({
      site,
      today,
      rdv: {
        jour: day('2026-12-01'),
        heure: '09:30',
        minutes: 30,
        avec: say('la CAF'),
        sorte: 'visio',
        lieu: [say('Plateforme de Florac')],
        telephone: null,
        secours: { numero: '04 66 00 00 00', code: '1234567890' },
        reference: 'FLR-A-2026-0001',
        apporter: [say('Pièce d’identité')],
        enAttente: true,
      },
    }),
    recoverySheet: recoverySheet({
      site,
      words: Array.from({ length: 12 }, (_, at) => say(`mot${String(at)}`)),
      today,
    }),
    usagerCopy: usagerCopy({
      site,
      today,
      usager,
      dossiers: [{ etat: 'pieces-manquantes', sealed: noted }],
      mandats: [mandat],
      visites: [],
      acces: [{ geste: 'consultation', le: '2026-11-20T08:00:00Z', par: id(900), motif: null }],
      names: {
        person: () => say('Une personne du poste'),
        demarche: () => say('RSA'),
        question: () => say('Locataire'),
        commune: () => say('Florac'),
        moment: () => 'le 20 novembre 2026 à 9 h',
        usager: () => say('Camille'),
      },
    }),
    usagerNotice: usagerNotice({ site, today, finalite: usager.finalite, regles: [] }),
    usagerSlip: usagerSlip({ site, today, usager, commune: say('Florac'), nir: null }),
  };
}

/** The functions that make papers, as the files of the kit export them. */
export function everyPaperMaker(): readonly string[] {
  const folder = join(import.meta.dirname, '../../shared/documents/papers');
  return readdirSync(folder).flatMap((file) =>
    [
      ...readFileSync(join(folder, file), 'utf8').matchAll(
        /^export function (\w+)\([^]*?\n?\): ([^{\n]+) \{$/gm,
      ),
    ].flatMap(([, name = '', made]) => (made === 'Paper' ? [name] : [])),
  );
}
