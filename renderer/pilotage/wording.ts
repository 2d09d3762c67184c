/** Sentences more than one piece of the page says. French typography: see ui/format.ts for spaces. */
export const sentences = {
  unreachable:
    'Le serveur du département ne répond pas. Vérifiez votre connexion, puis réessayez\u202f; rien n’est perdu.',
  unreadable:
    'La réponse du département n’a pas été comprise. Rechargez la page\u202f; si cela continue, prévenez la coordination.',
  throttled: 'Trop d’essais. Attendez quelques minutes, puis réessayez.',
  wrongPassword:
    'Identifiant ou mot de passe incorrect. Vérifiez la touche Verr. maj., puis réessayez.',
  expired: 'Votre session a expiré. Reconnectez-vous pour retrouver les mêmes chiffres.',
} as const;

/** What stands where a platform sent nothing: not a zero. */
export const NOTHING_RECEIVED = 'rien reçu';

/** What stands where a figure is withheld: small, or able to uncover a small one. */
export const WITHHELD = 'petit effectif';

/** Why, said once under the figures. */
export function sayThreshold(threshold: number): string {
  return `Les effectifs de 1 à ${threshold - 1}, et ceux qui permettraient de les retrouver, ne sont pas publiés.`;
}

/** How a network total of usagers suivis must be read: one person may be followed in two places. */
export const SUM_OF_SITES = 'somme des plateformes';

/** What stands where the sources gave no figure. */
export const NOT_PUBLISHED = 'non publié';

/** When what was published is seen at the desks: they ask every few minutes. */
export const ARRIVES = 'Les postes reliés le reçoivent dans les dix minutes.';
