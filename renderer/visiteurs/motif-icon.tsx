import type { Motif } from './motifs.ts';

/** Drawn in a square of 48, in the colour of the text beside them. */
const drawings: Readonly<Record<Motif, string>> = {
  'papiers-citoyennete':
    'M5 11h38v26H5zM12 31c0-4 2.5-6 5.5-6s5.5 2 5.5 6M21 20a3.5 3.5 0 1 1-7 0a3.5 3.5 0 0 1 7 0M29 19h9M29 25h9M29 31h6',
  'travail-formation': 'M5 16h38v24H5zM17 16v-6h14v6M5 27h38M24 24v6',
  'social-sante':
    'M24 41C12 32 5 25 5 17.5C5 12 9 8 14.5 8c4 0 7.5 2 9.5 6c2-4 5.5-6 9.5-6C39 8 43 12 43 17.5C43 25 36 32 24 41zM24 18v12M18 24h12',
  'famille-scolarite':
    'M20 13a5 5 0 1 1-10 0a5 5 0 0 1 10 0M37 21a4 4 0 1 1-8 0a4 4 0 0 1 8 0M5 41V31c0-5 4-8 10-8s10 3 10 8v10M25 41v-5c0-4 3-6 8-6s9 2 9 6v5',
  logement: 'M5 23 24 7l19 16M10 20v21h28V20M20 41V29h8v12',
  'argent-impots':
    'M43 24a19 19 0 1 1-38 0a19 19 0 0 1 38 0M32 16c-2-2-4-3-6-3c-5 0-8 5-8 11s3 11 8 11c2 0 4-1 6-3M13 21h13M13 27h13',
  'transports-mobilite': 'M7 35V25l5-11h24l5 11v10zM7 25h34M12 35v5M36 35v5M15 30h.1M33 30h.1',
  'etrangers-europe':
    'M43 24a19 19 0 1 1-38 0a19 19 0 0 1 38 0M5 24h38M24 5c6 5 8 12 8 19s-2 14-8 19c-6-5-8-12-8-19s2-14 8-19',
  numerique: 'M8 9h32v23H8zM3 39h42M20 32v7M28 32v7',
  autre: 'M6 9h36v24H22l-9 8v-8H6zM16 21h.1M24 21h.1M32 21h.1',
};

/** A drawing beside the words, never instead of them: assistive technology does not hear it. */
export function MotifIcon({ motif }: { readonly motif: Motif }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 48 48"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={drawings[motif]} />
    </svg>
  );
}
