import { describe, expect, it } from 'vitest';
import { parseSaisie } from '../../../../shared/domain/saisie/parse-saisie.ts';
import { blankDemande } from '../../../../shared/domain/visite/draft.ts';
import type { DemandeDraft } from '../../../../shared/domain/visite/draft.ts';
import { shippedLexicon } from './shipped-lexicon.ts';

const apl = { operateur: 'caf', demarche: 'caf-aide-logement', theme: 'T3' } as const;
const rsa = { operateur: 'caf', demarche: 'caf-rsa', theme: 'T2' } as const;
const actualisation = {
  operateur: 'france-travail',
  demarche: 'ft-actualisation',
  theme: 'T1',
} as const;
const inscription = { ...actualisation, demarche: 'ft-inscription' } as const;
const carteGrise = {
  operateur: 'france-titres',
  demarche: 'ants-carte-grise',
  theme: 'T4',
} as const;
const identite = { ...carteGrise, demarche: 'ants-cni-passeport' } as const;
const c2s = { operateur: 'cpam', demarche: 'cpam-c2s', theme: 'T2' } as const;
const impots = { operateur: 'dgfip', demarche: 'impots-declaration', theme: 'T4' } as const;
const retraite = { operateur: 'retraite', demarche: 'retraite-demande', theme: 'T2' } as const;

/** What is typed at the desk, and the demande it must give. */
const understood: readonly (readonly [string, Partial<DemandeDraft>])[] = [
  ['caf apl 20 imp', { ...apl, dureeMinutes: 20, nature: 'impression-scan' }],
  [
    'pole emploi actualisation 15 guidage',
    { ...actualisation, dureeMinutes: 15, autonomie: 'avec-guidage' },
  ],
  ['apl', apl],
  ['imp 20 apl caf', { ...apl, dureeMinutes: 20, nature: 'impression-scan' }],
  ['msa apl 20', { ...apl, operateur: 'msa', dureeMinutes: 20 }],
  ['apl msa 20', { ...apl, operateur: 'msa', dureeMinutes: 20 }],
  ['RSA MSA', { ...rsa, operateur: 'msa' }],
  ['rmi dossier 45', { ...rsa, nature: 'constitution-de-dossier', dureeMinutes: 45 }],
  ['le RSA, en cours', { ...rsa, issue: 'dossier-en-cours' }],
  ['cmu c renouvellement 30mn', { ...c2s, dureeMinutes: 30 }],
  [
    'c2s demarche accompagnee 1h ok',
    { ...c2s, nature: 'demarche-accompagnee', dureeMinutes: 60, issue: 'traite-sur-place' },
  ],
  ['mutuelle gratuite msa', { ...c2s, operateur: 'msa' }],
  ['Pôle-Emploi : ACTUALISATION', actualisation],
  ['actualiser anpe 10', { ...actualisation, dureeMinutes: 10 }],
  ['actu ft', actualisation],
  ['assedic pointage', actualisation],
  ['actualisaton 5 min', { ...actualisation, dureeMinutes: 5 }],
  ['inscription pole emploi 1h30', { ...inscription, dureeMinutes: 90 }],
  ['pole emploi 90 inscription', { ...inscription, dureeMinutes: 90 }],
  ['france travail inscription accomp', { ...inscription, nature: 'demarche-accompagnee' }],
  ['mutation caf', { operateur: 'caf', demarche: 'caf-transfert-departement', theme: 'T2' }],
  ['caf mutation', { operateur: 'caf', demarche: 'caf-transfert-departement', theme: 'T2' }],
  [
    'cpam 20 mutation',
    { operateur: 'cpam', demarche: 'cpam-changement-caisse', theme: 'T2', dureeMinutes: 20 },
  ],
  [
    'caf 10 prime',
    { operateur: 'caf', demarche: 'caf-prime-activite', theme: 'T2', dureeMinutes: 10 },
  ],
  ['ft permis', { operateur: 'france-travail', demarche: 'ft-permis-cpf', theme: 'T1' }],
  ['ft alloc', { operateur: 'france-travail', demarche: 'ft-reprise-emploi', theme: 'T1' }],
  ['alloc caf rdv', { operateur: 'caf', nature: 'prise-de-rdv' }],
  ['impots declaration 1 h 30', { ...impots, dureeMinutes: 90 }],
  ['declaration d’impôts', impots],
  ['feuille d impot 2042', impots],
  ['carte grise', carteGrise],
  ['cartes grises scan', { ...carteGrise, nature: 'impression-scan' }],
  ['carte grisse vente voiture', carteGrise],
  ['ants cni pré-demande', identite],
  ["passeports 90'", { ...identite, dureeMinutes: 90 }],
  ['passport', identite],
  ['carte d’identité perdue', identite],
  [
    'retraite orienté vers la carsat',
    { ...retraite, issue: 'oriente', destination: 'CARSAT, retraite' },
  ],
  ['retraites 60', { ...retraite, dureeMinutes: 60 }],
  ['rsa -> mission locale', { ...rsa, issue: 'oriente', destination: 'Mission locale' }],
  ['rsa → ccas 10', { ...rsa, issue: 'oriente', destination: 'CCAS', dureeMinutes: 10 }],
  ['msa', { operateur: 'msa' }],
  ['caf', { operateur: 'caf' }],
  ['cpam', { operateur: 'cpam', theme: 'T2' }],
  ['ameli 15', { operateur: 'cpam', theme: 'T2', dureeMinutes: 15 }],
  ['3949 20', { operateur: 'france-travail', theme: 'T1', dureeMinutes: 20 }],
  [
    'ml visio 45',
    { operateur: 'mission-locale', theme: 'T1', nature: 'visio-partenaire', dureeMinutes: 45 },
  ],
  [
    'garantie jeune',
    { operateur: 'mission-locale', demarche: 'ml-contrat-engagement-jeune', theme: 'T1' },
  ],
  ['mairie', { operateur: 'autre' }],
  ['la poste', { operateur: 'la-poste', theme: 'T4' }],
  ['ordi 2h autonome', { nature: 'acces-libre', dureeMinutes: 120, autonomie: 'autonome' }],
  ['emploi 30 poste libre', { theme: 'T1', dureeMinutes: 30, nature: 'acces-libre' }],
  ['t3 info 5', { theme: 'T3', nature: 'information-orientation', dureeMinutes: 5 }],
  ['logement renseignements', { theme: 'T3', nature: 'information-orientation' }],
  ['juridique rdv pris', { theme: 'T5', issue: 'rdv-pris' }],
  [
    'aide juridictionnelle avocat',
    { operateur: 'justice', demarche: 'justice-aide-juridictionnelle', theme: 'T5' },
  ],
  ['cotorep', { operateur: 'mdph' }],
  [
    'aah mandat guidage au besoin',
    {
      operateur: 'mdph',
      demarche: 'mdph-aah',
      theme: 'T2',
      nature: 'demarche-sous-mandat',
      autonomie: 'guidage-au-besoin',
    },
  ],
  ['rqth cap emploi', { operateur: 'cap-emploi', demarche: 'mdph-rqth', theme: 'T1' }],
  ['ccss rsa 20', { ...rsa, dureeMinutes: 20 }],
  ['ccss urssaf', { operateur: 'urssaf' }],
  [
    'surendettement dossier sans suite',
    {
      operateur: 'autre',
      demarche: 'bdf-surendettement',
      theme: 'T3',
      nature: 'constitution-de-dossier',
      issue: 'sans-suite',
    },
  ],
  ['ma prime rénov', { operateur: 'france-renov', demarche: 'anah-maprimerenov', theme: 'T3' }],
  [
    'cheque edf 1 h',
    { operateur: 'cheque-energie', demarche: 'cheque-energie', theme: 'T3', dureeMinutes: 60 },
  ],
  [
    'demande hlm formulaire',
    {
      operateur: 'bailleur',
      demarche: 'sne-logement-social',
      theme: 'T3',
      nature: 'constitution-de-dossier',
    },
  ],
  [
    'auto-entrepreneur siret',
    { operateur: 'autre', demarche: 'inpi-micro-entreprise', theme: 'T1' },
  ],
  [
    'titre de sejour préfecture demi-heure',
    { operateur: 'prefecture', demarche: 'pref-titre-sejour', theme: 'T4', dureeMinutes: 30 },
  ],
  ['caf bloqué', { operateur: 'caf', nature: 'deblocage' }],
  ['apl debloc ok', { ...apl, nature: 'deblocage', issue: 'traite-sur-place' }],
  ['vitale cassée', { operateur: 'cpam', demarche: 'cpam-affiliation-vitale', theme: 'T2' }],
  ['foyer rsa', rsa],
  ['20', { dureeMinutes: 20 }],
  ['1440', { dureeMinutes: 1440 }],
  ['', {}],
  ['madame Dupont habite ici', {}],
];

describe('a line typed at the desk', () => {
  it.each(understood)('« %s » is understood', (text, demande) => {
    const parsed = parseSaisie(text, shippedLexicon);
    expect(parsed.demande).toEqual({ ...blankDemande, ...demande });
    expect(parsed.ambiguities).toEqual([]);
    expect(parsed.conflicts).toEqual([]);
    expect(parsed.refusals).toEqual([]);
  });

  it.each([
    ['permis', ['ants-permis', 'ants-permis-inscription', 'ft-permis-cpf']],
    ['ants permis', ['ants-permis', 'ants-permis-inscription', 'ft-permis-cpf']],
    ['mairie permis', ['ants-permis', 'ants-permis-inscription', 'ft-permis-cpf']],
    ['secu', ['cpam', 'caf', 'urssaf']],
    ['ccss', ['caf', 'cpam', 'urssaf']],
    ['poste 20', ['la-poste', 'acces-libre']],
    ['cmu', ['cpam-c2s', 'cpam-affiliation-vitale']],
    ['papier', ['ants-cni-passeport', 'pref-titre-sejour', 'ants-carte-grise']],
    ['chomage ft', ['ft-inscription', 'ft-actualisation', 'ft-reprise-emploi']],
    ['rsa orienté vers la sécu', ['cpam', 'caf', 'urssaf']],
    ['formation', ['region-competences-cles', 'francevae-vae', 'autre', 'T1']],
  ])('« %s » leaves the choice to the desk', (text, values) => {
    const { ambiguities } = parseSaisie(text, shippedLexicon);
    expect(ambiguities.map(({ options }) => options.map(({ value }) => value))).toEqual([values]);
  });

  it.each([
    ['rsa 20 30', 'duree', 'Plusieurs durées', { ...rsa, dureeMinutes: null }],
    ['rsa imp scan visio', 'nature', 'Plusieurs natures', { ...rsa, nature: null }],
    ['caf cpam', 'operateur', 'Plusieurs opérateurs', { operateur: null, theme: null }],
    ['mairie inpi', 'operateur', 'Plusieurs opérateurs', { operateur: null, theme: null }],
    ['caf actualisation', 'operateur', 'ne se fait pas avec « CAF »', blankDemande],
    ['apl rsa', 'demarche', 'Plusieurs démarches', { demarche: null, theme: null }],
    ['rsa emploi', 'theme', 'n’est pas du thème', { ...rsa, theme: null }],
    ['ok sans suite', 'issue', 'Plusieurs issues', { issue: null }],
  ])('« %s » contradicts itself: %s', (text, kind, sentence, demande) => {
    const parsed = parseSaisie(text, shippedLexicon);
    expect(parsed.conflicts.map((conflict) => conflict.kind)).toEqual([kind]);
    expect(parsed.conflicts[0]?.sentence.replaceAll('\u00a0', ' ')).toContain(sentence);
    expect(parsed.demande).toMatchObject(demande);
  });

  it.each(['0', '-5', '−20', '1441', '25h', '1h75', '1,5h', '0.5', '12345678901234567890'])(
    'refuses the durée « %s » with a sentence',
    (text) => {
      const { demande, refusals } = parseSaisie(`rsa ${text} ok`, shippedLexicon);
      expect(refusals.map((refusal) => refusal.text)).toEqual([text]);
      expect(refusals[0]?.sentence).toContain('minutes entières');
      expect(demande).toEqual({ ...blankDemande, ...rsa, issue: 'traite-sur-place' });
    },
  );

  it.each([
    ['apl-20', 20],
    ['20min', 20],
    ['20 MN', 20],
    ['20m', 20],
    ['1h', 60],
    ['1 heure', 60],
    ['2 heures 5', 125],
    ['1h30min', 90],
    ['90’', 90],
    ['24h', 1440],
    ['trois quarts d’heure', 45],
    ['20min 20 mn', 20],
  ])('reads the durée « %s » as %i minutes', (text, minutes) => {
    expect(parseSaisie(text, shippedLexicon).demande.dureeMinutes).toBe(minutes);
  });

  it.each(['20imp', '3e', 'x20', '20hlm', 'R2D2'])('takes « %s » for no durée', (text) => {
    expect(parseSaisie(text, shippedLexicon).demande.dureeMinutes).toBeNull();
  });

  it.each([
    ['apl', 'exact'],
    ['imp', 'abrege'],
    ['pole emploi', 'ancien-nom'],
    ['passeports', 'pluriel'],
    ['retrate', 'faute'],
  ])('says how it understood « %s »: %s', (text, how) => {
    expect(parseSaisie(text, shippedLexicon).chips.map((chip) => chip.how)).toEqual([how]);
  });

  it.each([
    ['an everyday word one letter away', 'mais foyer livre marie session'],
    ['three letters', 'apk rsq cag'],
    ['two slips', 'retrtae rtraitte'],
    ['a slip in figures', '3948x 3649a'],
    ['words of another script', 'привет 你好 😀'],
  ])('takes %s for nothing of ours', (_what, text) => {
    const { chips, ambiguities, unknown } = parseSaisie(text, shippedLexicon);
    expect({ chips, ambiguities }).toEqual({ chips: [], ambiguities: [] });
    expect(unknown.map((stretch) => stretch.text)).toEqual(
      text.split(' ').filter((word) => word !== '😀'),
    );
  });

  it('does not join words across a comma', () => {
    expect(parseSaisie('carte, grise', shippedLexicon).demande.demarche).toBeNull();
    expect(parseSaisie('carte-grise', shippedLexicon).demande.demarche).toBe('ants-carte-grise');
  });

  it('tells the canal apart, which is the visite’s', () => {
    expect(parseSaisie('tel caf rsa', shippedLexicon)).toMatchObject({
      canal: 'telephone',
      demande: rsa,
    });
  });

  it('lets link words pass without a remark', () => {
    const { unknown, ignored } = parseSaisie('l’APL pour Mme Dupont', shippedLexicon);
    expect(unknown.map(({ text }) => text)).toEqual(['Dupont']);
    expect(ignored.map(({ text }) => text)).toEqual(['l', 'pour', 'Mme']);
  });
});
