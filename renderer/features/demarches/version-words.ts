/** How the number and the version of a form were checked, in French, by the catalogue’s own words. */
export const versionWords: Readonly<Record<string, string>> = {
  'version seen only in third-party pages': 'version vue chez des tiers seulement',
  'number confirmed by the arrêté that created it; only old versions seen (*05 to *07)':
    'numéro confirmé par l’arrêté qui l’a créé ; seules d’anciennes versions ont été vues (*05 à *07)',
  'version verified to 2023-11-17': 'version vérifiée au 17 novembre 2023',
  'version to verify': 'version à vérifier',
  '*06 read in a 2016 DILA page; current version to verify':
    'version *06 lue dans une page de 2016 ; version en cours à vérifier',
  'version verified at 2025-08-18; recheck 2026':
    'version vérifiée au 18 août 2025 ; à revoir en 2026',
  'version verified (September 2018)': 'version vérifiée (septembre 2018)',
  '*03 in several third-party pages; no official page read':
    'version *03 vue chez plusieurs tiers ; aucune page officielle lue',
  '*08 created in 2016; current version to verify':
    'version *08 créée en 2016 ; version en cours à vérifier',
  'version verified; a new model is being rolled out (see note)':
    'version vérifiée ; un nouveau modèle se met en place',
  'version seen in third-party pages': 'version vue chez des tiers',
  'version verified': 'version vérifiée',
  '*02 in several third-party pages': 'version *02 vue chez plusieurs tiers',
  '*03 shown by one equipped town hall, *02 by others; given out on site':
    'version *03 dans une mairie équipée, *02 dans d’autres ; remis sur place',
  'verified: no version number is displayed': 'vérifié : aucun numéro de version affiché',
  'see each': 'voir chaque formulaire',
  'version verified at 2024-07-09': 'version vérifiée au 9 juillet 2024',
  'version verified at 2024-05-17; recheck': 'version vérifiée au 17 mai 2024 ; à revoir',
  'local form; Lozère model not found': 'formulaire local ; modèle de la Lozère non trouvé',
  'seen in départements’ forms; Lozère may use its own':
    'vu dans des formulaires de départements ; la Lozère peut avoir le sien',
  'number from memory; model set by the arrêté of 20/12/2019':
    'numéro de mémoire ; modèle fixé par l’arrêté du 20 décembre 2019',
  'old *01 seen; take the fund’s own form':
    'ancienne version *01 vue ; prendre le formulaire de la caisse',
  'version verified at 2022-02-10; recheck': 'version vérifiée au 10 février 2022 ; à revoir',
  'see mdph-aah (new model being rolled out)': 'un nouveau modèle se met en place',
  'older form, replaced by the vae.gouv.fr portal for the certifications it covers':
    'ancien formulaire, remplacé par vae.gouv.fr pour les certifications qu’il couvre',
  'distributed by the school; number not read': 'remis par l’établissement ; numéro non lu',
  'version seen in town-hall pages': 'version vue sur des pages de mairies',
  'version seen in a third-party page': 'version vue chez un tiers',
};
