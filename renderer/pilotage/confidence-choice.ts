/** How sure something published is, in the words of whoever publishes it. */
export const confidenceChoices = [
  { value: 'verified', label: 'Vérifié auprès de l’organisme' },
  { value: 'verified-secondary', label: 'Vu chez un tiers' },
  { value: 'memory', label: 'De mémoire (à vérifier)' },
] as const;
