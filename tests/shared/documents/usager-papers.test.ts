import { describe, expect, it } from 'vitest';
import rgpdFile from '../../../resources/catalogue/rgpd.json' with { type: 'json' };
import { drawPaper } from '../../../renderer/workers/pdf/draw-paper.ts';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import { rgpdSchema } from '../../../shared/domain/catalogue/reglementation.ts';
import { readNir } from '../../../shared/domain/identifiant/nir.ts';
import { mandatSealedSchema } from '../../../shared/domain/mandat/schema.ts';
import { visiteClearSchema, visiteSealedSchema } from '../../../shared/domain/visite/schema.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import { usagerCopy } from '../../../shared/documents/papers/usager-copy.ts';
import { usagerNotice } from '../../../shared/documents/papers/usager-notice.ts';
import { usagerSlip } from '../../../shared/documents/papers/usager-slip.ts';
import { paperFonts } from '../../support/paper-fonts.ts';
import { pageText, readPdf } from '../../support/read-pdf.ts';
import { openDossier, step } from '../domain/dossier/examples.ts';
import { id, usager } from '../domain/usager/examples.ts';

const site = { id: 'marvejols', name: 'Marvejols' };
const today = localDaySchema.parse('2026-11-22');
const { regles } = rgpdSchema.parse(rgpdFile);

const held = usager({
  identite: { nom: 'Sentinelle', prenom: 'Camille', naissance: '1958-04' },
  contact: { telephones: ['+33600000001'], adresse: '1 rue d’essai', commune: '48092' },
  identifiants: {
    caf: [{ numero: '0123456', caisse: 'Caf de la Lozère' }],
    franceTravail: ['12345678901'],
  },
  more: { foyer: [{ usager: id(2), lien: 'enfant' }] },
});

const words = (paper: Paper): string => paper.contenu.flatMap(textsOf).join('\n');

function textsOf(block: Paper['contenu'][number]): readonly string[] {
  switch (block.genre) {
    case 'intertitre':
    case 'paragraphe':
      return [block.texte];
    case 'note':
      return block.textes;
    case 'champs':
      return block.champs.map(({ nom }) => nom);
    default:
      return [];
  }
}

describe('the notice', () => {
  const notice = usagerNotice({ site, today, finalite: 'Suivre un dossier', regles });

  it('says the purpose, the rules of the catalogue word for word, and what may be asked', () => {
    const text = words(notice);
    expect(text).toContain('Suivre un dossier');
    const told = regles.filter(({ fact }) => text.includes(fact.slice(0, 10)));
    expect(told.length).toBeGreaterThanOrEqual(8);
    for (const start of ['Base légale', 'Conservation', 'Mandat conservé', 'Réponse aux demandes'])
      expect(text).toContain(start);
    for (const right of ['copie', 'corriger', 'effacer', 'opposer']) expect(text).toContain(right);
  });

  it('marks what is still to be verified, and leaves out a rule the catalogue no longer has', () => {
    const doubtful = regles.filter(({ confidence }) => confidence === 'memory');
    expect(words(notice).match(/\(à vérifier\)/g)?.length).toBeGreaterThanOrEqual(doubtful.length);
    expect(words(usagerNotice({ site, today, finalite: '', regles: [] }))).not.toContain('règles');
  });

  it('leaves a line to write the purpose on when there is none yet', () => {
    expect(words(usagerNotice({ site, today, finalite: ' ', regles }))).toContain('Elle sert à');
  });
});

describe('the copy of what is held', () => {
  const mandat = mandatSealedSchema.parse({
    usager: id(1),
    mandataires: [id(900)],
    demarches: ['caf-rsa'],
    perimetres: [],
    duree: 31,
    moyen: 'papier',
    debut: '2026-11-01',
    noteLe: '2026-11-01T10:00:00Z',
    par: id(900),
    renouvelle: null,
    revocation: null,
    actes: [
      {
        jour: '2026-11-02',
        noteLe: '2026-11-02T10:00:00Z',
        par: id(900),
        demarche: 'caf-rsa',
        texte: 'Demande déposée',
      },
    ],
  });
  const copy = usagerCopy({
    site,
    today,
    usager: held,
    dossiers: [
      {
        etat: 'pieces-manquantes',
        sealed: openDossier({
          notes: [{ le: '2026-11-03T10:00:00Z', par: id(900), texte: 'Rappeler lundi' }],
          reponses: { locataire: 'oui' },
          lettre: 'Mots de la lettre',
          journal: [step('signaler-manque')],
        }).sealed,
      },
    ],
    mandats: [mandat],
    visites: [
      {
        jour: localDaySchema.parse('2026-11-12'),
        clear: visiteClearSchema.parse({
          heure: 10,
          canal: 'telephone',
          demandes: [{ theme: 'T2', operateur: 'caf', nature: null }],
          premieres: null,
          etat: 'valide',
          datation: 'horloge',
        }),
        sealed: visiteSealedSchema.parse({
          instant: null,
          auteur: id(900),
          usager: id(1),
          age: null,
          commune: null,
          premiereVenue: null,
          foyer: null,
          note: 'A rappelé pour son attestation',
          demandes: [
            {
              demarche: 'caf-rsa',
              dureeMinutes: null,
              issue: null,
              destination: null,
              autonomie: null,
            },
          ],
        }),
      },
    ],
    acces: [
      { geste: 'consultation', le: '2026-11-21T10:00:00Z', par: id(900), motif: null },
      {
        geste: 'modification',
        le: '2026-11-22T10:00:00Z',
        par: id(900),
        motif: { raison: 'demande-personne' },
      },
    ],
    names: {
      person: () => 'Animatrice d’essai',
      usager: () => 'Enfant d’essai',
      commune: () => 'Marvejols',
      demarche: (demarche) => `démarche ${demarche}`,
      question: (question) => `question ${question}`,
      moment: (instant) => instant.slice(0, 10),
    },
  });

  it('holds everything, and says so of what is not known', () => {
    const text = words(copy);
    for (const said of [
      'Sentinelle',
      'avril 1958',
      '1 rue d’essai',
      'Marvejols',
      'Caf de la Lozère',
      'Enfant d’essai',
      'Suivre une demande',
      'démarche caf-rsa',
      'démarche cpam-changement-caisse, pièces manquantes',
      'Rappeler lundi',
      'Mots de la lettre',
      '12\u00a0novembre 2026\u00a0: téléphone\u00a0; démarche caf-rsa, CAF',
      'A rappelé pour son attestation',
      'question locataire\u00a0: oui',
      'Demande déposée',
      'fiche consultée, par Animatrice d’essai',
      'fiche ou dossier modifié, par Animatrice d’essai (demande de la personne)',
      'Courriel\u00a0: non renseigné',
      'Sécurité sociale\u00a0: non renseigné',
    ])
      expect(text).toContain(said);
  });

  it('keeps the name out of its title, its file’s name and the properties of the PDF', async () => {
    expect(copy.titre + copy.fichier + copy.sousTitres.join('')).not.toMatch(/Sentinelle|Camille/);
    const { pdf } = await drawPaper(copy, paperFonts, () => {});
    const { metadata, pages } = readPdf(pdf);
    expect(metadata).not.toMatch(/Sentinelle|Camille/);
    expect(pages.map(pageText).join('\n')).toContain('Sentinelle');
  });
});

describe('the slip of details', () => {
  it('has the number typed for it, and not a word on what is not known', () => {
    const nir = readNir('1 85 07 75 056 123 23');
    if (!nir.ok) throw new Error('An example has its key.');
    const slip = usagerSlip({ site, today, usager: held, commune: 'Marvejols', nir: nir.value });
    expect(words(slip)).toContain('1\u202f85\u202f07\u202f75\u202f056\u202f123\u202f23');
    expect(words(slip)).not.toContain('Courriel');
    const bare = usagerSlip({ site, today, usager: held, commune: null, nir: null });
    expect(words(bare)).not.toContain('sécurité sociale');
  });
});
