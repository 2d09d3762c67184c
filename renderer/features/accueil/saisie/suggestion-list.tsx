import type { Suggestion } from '../../../../shared/domain/saisie/complete-saisie.ts';
import classes from './saisie.module.css';

/** What the word being typed may become; arrows choose, Enter takes. */
export function SuggestionList({
  id,
  suggestions,
  chosen,
  onPick,
}: {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly chosen: number;
  readonly onPick: (suggestion: Suggestion) => void;
}) {
  return (
    <div id={id} role="listbox" aria-label="Propositions" className={classes['suggestions']}>
      {suggestions.map((suggestion, index) => (
        <div
          key={suggestion.replacement}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          className={classes['suggestion']}
          // Taken as it is pressed: the line keeps the focus, and its keys do the rest.
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(suggestion);
          }}
        >
          {suggestion.label}
        </div>
      ))}
    </div>
  );
}
