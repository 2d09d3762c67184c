import classes from './recovery-sheet.module.css';

/** The words of a recovery key, numbered, to be copied by hand; on paper, they have a sheet of their own. */
export function RecoverySheet({ words }: { readonly words: readonly string[] }) {
  return (
    <section
      aria-label="Clé de secours"
      // Neither a translation service nor a spelling one gets to read it.
      translate="no"
    >
      <ol className={classes['words']}>
        {words.map((word, index) => (
          <li key={word + String(index)} className={classes['word']}>
            <span className={classes['rank']}>{index + 1}.</span>
            <span>{word}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
