import { Button, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { followPiece, forgetPiece } from '../../../../shared/domain/dossier/change-dossier.ts';
import type { PieceDuDossier } from '../../../../shared/domain/dossier/dossier-pieces.ts';
import type { DossierSealed, PieceSuivie } from '../../../../shared/domain/dossier/schema.ts';
import { count } from '../../../ui/format.ts';
import classes from '../dossiers.module.css';
import { Panel } from '../../../ui/panel.tsx';
import type { Done, DossierChanges, Gesture } from '../use-dossier-changes.ts';
import { PieceLine } from './piece-line.tsx';
import type { Follow } from './piece-line.tsx';

/** What is of no use here, kept out of the way. */
const NEEDLESS: readonly PieceDuDossier['etat'][] = ['non-requise', 'ecartee'];

/** The pièces of this person’s dossier, in the order of the fiche: ticking moves nothing. */
export function PiecesPanel({
  pieces,
  awaited,
  liste,
  today,
  closed,
  change,
  elsewhere,
}: {
  readonly pieces: readonly PieceDuDossier[];
  /** How many keep it from being complete. */
  readonly awaited: number;
  readonly liste: DossierSealed['liste'];
  readonly today: LocalDay;
  readonly closed: boolean;
  readonly change: DossierChanges['change'];
  /** The same paper in the dossiers opened with this one. */
  readonly elsewhere: (suivie: PieceSuivie) => NonNullable<Done['also']> | null;
}) {
  const [sourcesShown, setSourcesShown] = useState(false);
  const [needlessShown, setNeedlessShown] = useState(false);
  const needless = pieces.filter(({ etat }) => NEEDLESS.includes(etat));
  const shown = needlessShown ? pieces : pieces.filter(({ etat }) => !NEEDLESS.includes(etat));
  const follow: Follow = (piece, suivie, words) => {
    const before = pieces.find(({ choisie }) => choisie.piece === piece)?.suivie ?? null;
    const also = suivie?.etat === 'vue' && suivie.alternative === null ? elsewhere(suivie) : null;
    void change(saying(piece, suivie), {
      words,
      undo: saying(piece, before),
      ...(also !== null && { also }),
    });
  };
  return (
    <Panel
      title="Pièces"
      aside={
        <Text component="span" fw={600} role="status">
          {summary(pieces, awaited)}
        </Text>
      }
    >
      {pieces.length === 0 && (
        <Text c="dimmed">Le catalogue ne demande aucune pièce pour cette démarche.</Text>
      )}
      <ul className={classes['list']}>
        {shown.map((piece) => (
          <PieceLine
            key={piece.choisie.piece}
            piece={piece}
            source={liste.find(({ label }) => label === piece.choisie.piece)}
            today={today}
            closed={closed}
            sourcesShown={sourcesShown}
            onFollow={follow}
          />
        ))}
      </ul>
      {needless.length > 0 && (
        <Button
          variant="subtle"
          aria-expanded={needlessShown}
          onClick={() => setNeedlessShown(!needlessShown)}
          style={{ alignSelf: 'start' }}
        >
          {needlessShown ? 'Cacher' : 'Montrer'}{' '}
          {count(needless.length, 'pièce pas nécessaire', 'pièces pas nécessaires')}
        </Button>
      )}
      {pieces.length > 0 && (
        <Switch
          label="Montrer les sources"
          checked={sourcesShown}
          onChange={(event) => setSourcesShown(event.currentTarget.checked)}
        />
      )}
    </Panel>
  );
}

function saying(piece: string, suivie: PieceSuivie | null): Gesture {
  return (dossier) =>
    suivie === null ? forgetPiece(dossier, piece) : followPiece(dossier, suivie);
}

function summary(pieces: readonly PieceDuDossier[], awaited: number): string {
  const seen = pieces.filter(({ etat }) => etat === 'vue').length;
  const seenWords = count(seen, 'vue', 'vues');
  return awaited === 0 ? `${seenWords}, rien n’est attendu` : `${seenWords}, ${awaited} à réunir`;
}
