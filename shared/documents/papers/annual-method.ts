import { typeset } from '../words.ts';

/** How the figures of the rapport annuel are counted, and what they cannot say. */
export function annualMethod({
  seuil,
  close,
}: {
  readonly seuil: number;
  readonly close: boolean;
}): string[] {
  return [
    'Trois unités, jamais additionnées entre elles. Une visite est une personne ou un foyer reçu, sur place, au téléphone ou à distance. Une demande est un besoin exprimé pendant une visite. Un usager suivi est une personne qui a un dossier à la plateforme, comptée une seule fois dans l’année à cette plateforme. Les séances collectives et leurs participants sont comptés à part.',
    'Les chiffres viennent des postes des plateformes, jour par jour, et remplacent à chaque envoi ceux du même jour : rien n’est estimé, rien n’est compté deux fois. Les entrées annulées, en attente ou dont la date reste à confirmer ne sont pas comptées.',
    ...(seuil > 1
      ? [
          `Pour qu’aucun chiffre ne désigne une personne, les effectifs de 1 à ${seuil - 1} sont retenus, ainsi que ceux qui permettraient de les retrouver par soustraction. « Au moins » signale une année dont certains mois retiennent leur part.`,
        ]
      : []),
    'Les ventilations (thème, opérateur, canal, nature, âge) ne portent que sur les mois clos. Ce qui n’a pas été dit est sous « non renseigné ». Les parts sont arrondies à l’unité : leur somme peut s’écarter de 100 %.',
    'Kilomètres évités : pour chaque rendez-vous honoré par visio, l’aller et retour par la route entre la plateforme et le bureau du partenaire, d’après la table des distances tenue par la coordination ; une distance que personne n’a relevée est estimée d’après le vol d’oiseau, et un rendez-vous sans distance n’ajoute rien. La méthode des chiffres publiés en 2010 n’est pas connue : les deux ne se comparent pas.',
    'Coût par visite : budget de l’année saisi par la coordination, divisé par les visites de l’année, à l’euro près. Il ne dit rien de la durée ni de la difficulté des demandes.',
    ...(close
      ? []
      : [
          'L’année n’est pas finie : ces chiffres augmenteront, et aucun coût par visite n’est calculé.',
        ]),
  ].map(typeset);
}
