/** What a letter asks for, by démarche: never a fact, an amount or a right the person may not have. */
const openings: Readonly<Record<string, string>> = {
  'caf-rsa': 'Je demande le revenu de solidarité active (RSA).',
  'caf-prime-activite': 'Je demande la prime d’activité.',
  'caf-aide-logement': 'Je demande une aide au logement pour mon logement, à l’adresse ci-dessus.',
  'caf-changement-situation':
    'Ma situation a changé. Je vous demande de l’enregistrer et de revoir mes droits.',
  'caf-transfert-departement':
    'Je change de département. Je vous demande de faire suivre mon dossier d’allocataire à la caisse de mon nouveau domicile.',
  'cpam-changement-caisse':
    'J’ai déménagé. Je vous demande d’enregistrer ma nouvelle adresse et mon rattachement à votre caisse.',
  'cpam-c2s': 'Je demande la complémentaire santé solidaire.',
  'cpam-affiliation-vitale':
    'Je demande l’ouverture de mes droits à l’assurance maladie et une carte Vitale.',
  'cpam-arret-travail': 'Je vous adresse les papiers qui concernent mon arrêt de travail.',
  'cpam-invalidite': 'Je demande une pension d’invalidité.',
  'ft-inscription': 'Je demande mon inscription comme demandeur d’emploi.',
  'ft-changement-region':
    'J’ai déménagé. Je vous demande d’enregistrer ma nouvelle adresse et de faire suivre mon dossier.',
  'retraite-demande': 'Je demande ma retraite.',
  'carsat-aspa': 'Je demande l’allocation de solidarité aux personnes âgées.',
  'mdph-aah': 'Je dépose une demande auprès de la MDPH.',
  'mdph-pch': 'Je dépose une demande de prestation de compensation du handicap.',
  'mdph-aeeh': 'Je dépose une demande d’allocation d’éducation de l’enfant handicapé.',
  'mdph-rqth': 'Je demande la reconnaissance de la qualité de travailleur handicapé.',
  'bdf-surendettement':
    'Je dépose un dossier de surendettement et je demande son examen par la commission.',
  'justice-aide-juridictionnelle': 'Je demande l’aide juridictionnelle.',
  'dep-fsl': 'Je demande une aide du fonds de solidarité pour le logement.',
  'dep-apa': 'Je demande l’allocation personnalisée d’autonomie.',
  'sne-logement-social': 'Je demande un logement social.',
  'ccas-domiciliation': 'Je demande à élire domicile auprès de vous.',
  'ddd-saisine': 'Je vous saisis de la difficulté décrite dans les papiers joints.',
};

/** What a template is filled from. */
export interface LetterFacts {
  readonly demarche: string;
  /** The full name of the démarche. */
  readonly nom: string;
  /** The platform, as it follows `la plateforme`: `de Marvejols`. */
  readonly plateforme: string;
  readonly reference: string;
}

/** The body of the letter that goes with a dossier, before anyone reworded it. Pure. */
export function letterTemplate({ demarche, nom, plateforme, reference }: LetterFacts): string {
  const opening = openings[demarche] ?? `Je vous adresse ma demande : ${nom}.`;
  return [
    'Madame, Monsieur,',
    opening,
    `Les pièces jointes sont nommées en tête de chaque page. S’il en manque une, dites-le-moi : la plateforme ${plateforme}, qui m’aide dans cette démarche, retrouve mon dossier par sa référence ${reference}.`,
    'Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.',
  ].join('\n\n');
}
