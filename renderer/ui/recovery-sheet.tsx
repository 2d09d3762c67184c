import { Text, Title } from '@mantine/core';
import classes from './recovery-sheet.module.css';

/**
 * The words of a recovery key, numbered. Printed, the page is this sheet and nothing else: platform,
 * date, words, where to keep it; no one’s name.
 */
export function RecoverySheet({
  words,
  siteName,
  printedOn,
}: {
  readonly words: readonly string[];
  readonly siteName: string;
  /** The day in words: `21 novembre 2026`. */
  readonly printedOn: string;
}) {
  return (
    <section
      className={classes['sheet']}
      data-recovery-sheet
      aria-label="Clé de secours"
      // Neither a translation service nor a spelling one gets to read it.
      translate="no"
    >
      <div className={classes['paperOnly']}>
        <Title order={2}>Clé de secours de Relais</Title>
        <Text>
          Plateforme&nbsp;: {siteName}. Imprimée le {printedOn}.
        </Text>
      </div>
      <ol className={classes['words']}>
        {words.map((word, index) => (
          <li key={word + String(index)} className={classes['word']}>
            <span className={classes['rank']}>{index + 1}.</span>
            <span>{word}</span>
          </li>
        ))}
      </ol>
      <div className={classes['paperOnly']}>
        <Text>
          Ces douze mots, dans cet ordre, rouvrent le poste si une phrase secrète est oubliée. Qui
          les lit peut ouvrir ce que le poste garde.
        </Text>
        <Text>
          Rangez cette feuille sous clé, loin de l’ordinateur&nbsp;: dans une enveloppe fermée, au
          coffre ou dans l’armoire de la mairie. N’en faites ni photo ni copie sur un ordinateur.
        </Text>
        <Text>Une feuille plus récente remplace celle-ci&nbsp;: détruisez alors cette page.</Text>
      </div>
    </section>
  );
}
