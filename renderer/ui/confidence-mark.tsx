import classes from './confidence-mark.module.css';
import { CheckIcon, InfoIcon, WarningIcon } from './icons.tsx';

const marks = {
  verified: { words: 'vérifié', icon: CheckIcon },
  'verified-secondary': { words: 'vu chez un tiers', icon: InfoIcon },
  memory: { words: 'à vérifier', icon: WarningIcon },
  proposal: { words: 'à vérifier', icon: WarningIcon },
} as const;

/** How sure a fact is: a word and a sign, in black and white as in colours. */
export function ConfidenceMark({ confidence }: { readonly confidence: keyof typeof marks }) {
  const { words, icon: MarkIcon } = marks[confidence];
  return (
    <span className={classes['mark']} data-confidence={confidence}>
      <MarkIcon />
      {words}
    </span>
  );
}
