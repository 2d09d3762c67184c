import { Paper, Stack, Text, Title } from '@mantine/core';
import type { LieuxReading } from '../../../shared/domain/organisme/read-lieux.ts';
import type { ImportAnswer } from '../../../shared/sync/publication-api.ts';
import { count } from '../../ui/format.ts';
import classes from '../pilotage.module.css';

/** Faults shown; a file that has more is put right from these first. */
const SHOWN = 50;

/** What an import would do, and what is wrong in the file, by line and column. */
export function ImportTrial({
  reading: { erreurs, nonLues, horsDepartement },
  answer: { ajouts, changements, identiques, plusRecents, exemples },
}: {
  readonly reading: LieuxReading;
  readonly answer: ImportAnswer;
}) {
  const lines = [
    said(count(ajouts, 'lieu ajouté', 'lieux ajoutés'), exemples.ajouts, ajouts),
    said(count(changements, 'lieu corrigé', 'lieux corrigés'), exemples.changements, changements),
    `${count(identiques, 'lieu déjà connu', 'lieux déjà connus')}, sans changement.`,
    plusRecents > 0 &&
      `Déjà connus par quelque chose de plus récent, laissés tels quels\u00a0: ${plusRecents}.`,
    horsDepartement > 0 && `${count(horsDepartement, 'ligne', 'lignes')} d’autres départements.`,
    nonLues.length > 0 && `Colonnes non lues\u00a0: ${nonLues.join(', ')}.`,
  ].filter((line) => line !== false);
  return (
    <Paper withBorder p="md" role="status">
      <Stack gap="sm">
        <Title order={2} size="h3">
          Essai&nbsp;: rien n’est encore écrit
        </Title>
        <ul className={classes['lines']}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {erreurs.length > 0 && (
          <>
            <Text fw={700}>{count(erreurs.length, 'remarque', 'remarques')}</Text>
            <ul className={classes['lines']}>
              {erreurs.slice(0, SHOWN).map(({ ligne, colonne, sentence }) => (
                <li key={`${ligne} ${colonne}`}>
                  Ligne {ligne}
                  {colonne !== null && `, colonne «\u00a0${colonne}\u00a0»`}&nbsp;: {sentence}
                </li>
              ))}
            </ul>
          </>
        )}
      </Stack>
    </Paper>
  );
}

function said(what: string, examples: readonly string[], total: number): string {
  const more = total > examples.length ? '…' : '';
  return examples.length === 0 ? `${what}.` : `${what}\u00a0: ${examples.join(', ')}${more}.`;
}
