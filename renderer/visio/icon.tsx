/** Drawn in a 24 by 24 square, by lines alone. */
const paths = {
  micro: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3ZM5 11a7 7 0 0 0 14 0M12 18v3',
  'micro-coupe':
    'M9 6a3 3 0 0 1 6 0v5M9 10v1a3 3 0 0 0 4.5 2.6M5 11a7 7 0 0 0 11 5.7M12 18v3M3 3l18 18',
  camera: 'M3 7h11v10H3zM14 11l7-4v10l-7-4',
  'camera-coupee': 'M7 7h7v7M14 11l7-4v10M3 7v10h11M3 3l18 18',
  volume: 'M4 10v4h4l5 4V6L8 10zM16 9a4 4 0 0 1 0 6M18.500 6.500a8 8 0 0 1 0 11',
  partage: 'M3 5h18v12H3zM8 21h8M12 14V8M9 11l3-3 3 3',
  'sous-titres': 'M3 5h18v14H3zM7 12h4M13 12h4M7 15.500h7',
  'plein-ecran': 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  reprise: 'M20 12a8 8 0 1 1-2.500-5.800M20 3v4h-4',
  animateur: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4 21a8 8 0 0 1 16 0M19 3v5M19 10v1',
  raccrocher: 'M3 14c5-5 13-5 18 0l-2 3-4-2v-2c-2-.7-4-.7-6 0v2l-4 2z',
  bon: 'M4 13l5 5L20 6',
  attention: 'M12 4 2.500 20h19zM12 10v5M12 17.500v.5',
} as const;

export type IconName = keyof typeof paths;

/** A picture beside a word that says the same. */
export function Icon({ of }: { readonly of: IconName }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="icon">
      <path d={paths[of]} />
    </svg>
  );
}
