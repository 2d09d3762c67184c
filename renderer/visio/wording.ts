import type { EtatEssai, Panne } from '../../shared/visio/appel.ts';

/** What each failure means to whoever is in the booth, and what to do about it. */
export const pannes: Readonly<
  Record<Panne, { readonly titre: string; readonly quoiFaire: string }>
> = {
  injoignable: {
    titre: 'Le service de visio ne répond pas',
    quoiFaire:
      'Réessayez dans un instant. Si cela continue, l’animateur peut appeler votre interlocuteur par téléphone.',
  },
  'script-en-defaut': {
    titre: 'Le service de visio est en panne',
    quoiFaire:
      'Ce n’est pas votre faute. L’animateur peut appeler votre interlocuteur par téléphone.',
  },
  'jeton-refuse': {
    titre: 'L’entrée de la salle est refusée',
    quoiFaire: 'L’animateur va demander une nouvelle clé, ou appeler par téléphone.',
  },
  'salle-fermee': {
    titre: 'La salle est fermée',
    quoiFaire:
      'Elle n’ouvre qu’à l’heure du rendez-vous. L’animateur va vérifier l’heure avec vous.',
  },
  'camera-refusee': {
    titre: 'La caméra ou le micro ne sont pas accessibles',
    quoiFaire:
      'Un autre programme s’en sert peut-être, ou l’ordinateur les refuse. Réessayez, ou continuez sans la caméra.',
  },
  'reseau-coupe': {
    titre: 'Le réseau a coupé l’appel',
    quoiFaire: 'Réessayez\u00a0: vous revenez dans la même salle.',
  },
  serveur: {
    titre: 'Le service de visio a refusé l’appel',
    quoiFaire: 'Réessayez. Si cela continue, l’animateur peut appeler par téléphone.',
  },
};

/** What is tried in the booth. */
export type Epreuve = 'camera' | 'micro' | 'hautParleurs' | 'reseau';

export const epreuves: Readonly<Record<Epreuve, string>> = {
  camera: 'Caméra',
  micro: 'Micro',
  hautParleurs: 'Haut-parleurs',
  reseau: 'Réseau',
};

/** How each was found, and what to do when it fails. */
export const constats: Readonly<Record<EtatEssai, string>> = {
  bon: 'Tout va bien',
  lent: 'Lent',
  refuse: 'Refusé',
  absent: 'Introuvable',
  occupe: 'Déjà pris',
  muet: 'On n’entend rien',
  injoignable: 'Ne répond pas',
  'sans-objet': 'Rien à vérifier',
};

const remedes: Readonly<Record<Epreuve, Partial<Record<EtatEssai, string>>>> = {
  camera: {
    refuse:
      'Autorisez la caméra\u00a0: dans la barre d’adresse du navigateur, ou dans les réglages de confidentialité de l’ordinateur.',
    absent:
      'Vérifiez que la caméra est branchée et que son cache est ouvert. L’appel peut se faire sans elle.',
    occupe: 'Fermez les autres programmes qui se servent de la caméra, puis recommencez.',
  },
  micro: {
    refuse:
      'Autorisez le micro\u00a0: dans la barre d’adresse du navigateur, ou dans les réglages de confidentialité de l’ordinateur.',
    absent: 'Branchez un micro ou un casque, puis recommencez.',
    occupe: 'Fermez les autres programmes qui se servent du micro, puis recommencez.',
    muet: 'Parlez un peu plus fort, vérifiez que le micro n’est pas coupé sur le casque, ou choisissez-en un autre.',
  },
  hautParleurs: {
    muet: 'Montez le volume de l’ordinateur, vérifiez la prise du casque ou des enceintes, puis écoutez encore.',
    absent: 'Branchez des enceintes ou un casque, puis recommencez.',
  },
  reseau: {
    lent: 'Le réseau est lent\u00a0: commencez par le son seul, la caméra attendra.',
    injoignable:
      'Vérifiez le câble ou le Wi-Fi. Si le reste d’internet marche, prévenez la coordination\u202f; en attendant, le rendez-vous peut se faire par téléphone.',
  },
};

/** What to do about one thing of the booth; null when there is nothing to do. */
export function remedeOf(epreuve: Epreuve, etat: EtatEssai): string | null {
  return remedes[epreuve][etat] ?? null;
}

/** What the page says at each moment of a call. */
export const phases = {
  connexion: () => 'Connexion en cours…',
  attente: (avec: string) =>
    `Vous êtes bien dans la salle. ${avec.charAt(0).toUpperCase()}${avec.slice(1)} va vous rejoindre\u00a0: installez-vous, vous n’avez rien à faire.`,
  'en-cours': (avec: string) => `Vous êtes en communication avec ${avec}.`,
  coupe: () => 'Le réseau a coupé. L’appel va reprendre\u00a0: restez installé.',
} as const;
