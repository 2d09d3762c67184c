import { Button, Checkbox, Group, Menu, Text } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import type { PieceDuDossier } from '../../../../shared/domain/dossier/dossier-pieces.ts';
import type { DossierSealed, PieceSuivie } from '../../../../shared/domain/dossier/schema.ts';
import { ConfidenceMark } from '../../../ui/confidence-mark.tsx';
import { formatDate, NBSP } from '../../../ui/format.ts';
import { frenchSpaces } from '../../../ui/french-spaces.ts';
import { CheckIcon, InfoIcon, WarningIcon } from '../../../ui/icons.tsx';
import { sourceWords } from '../../../ui/source-words.ts';
import { findSource } from '../catalogue.ts';
import classes from '../dossiers.module.css';
import { pieceLabels } from '../words.ts';
import { DateField } from './date-field.tsx';
import { ReasonForm } from './reason-form.tsx';

/** What is said of a pièce; null to forget what was said. */
export type Follow = (piece: string, suivie: PieceSuivie | null, words: string) => void;

/** One pièce: ticked in a touch, its date when it counts, and the less usual gestures in a menu. */
export function PieceLine({
  piece,
  source,
  today,
  closed,
  sourcesShown,
  onFollow,
}: {
  readonly piece: PieceDuDossier;
  readonly source: DossierSealed['liste'][number] | undefined;
  readonly today: LocalDay;
  readonly closed: boolean;
  readonly sourcesShown: boolean;
  readonly onFollow: Follow;
}) {
  const { choisie, suivie, etat, jusquau } = piece;
  const [aside, setAside] = useState(false);
  const nom = frenchSpaces(choisie.piece);
  const blank: PieceSuivie = {
    piece: choisie.piece,
    etat: 'vue',
    vueLe: today,
    dateDocument: null,
    alternative: null,
    motif: null,
  };
  const seen = suivie?.etat === 'vue';
  return (
    <li>
      <div className={classes['piece']}>
        <Checkbox
          label={<strong>{nom}</strong>}
          size="md"
          pt={10}
          checked={seen}
          disabled={closed}
          onChange={() =>
            seen
              ? onFollow(choisie.piece, null, `${nom}${NBSP}: décochée.`)
              : onFollow(choisie.piece, blank, `${nom}${NBSP}: vue aujourd’hui.`)
          }
        />
        <Group gap="xs" wrap="nowrap">
          <span className={classes['mark']} data-etat={etat}>
            <StateIcon etat={etat} />
            {pieceLabels[etat]}
          </span>
          {!closed && (
            <Menu
              position="bottom-end"
              shadow="md"
              portalProps={{ target: 'main' }}
              withInitialFocusPlaceholder={false}
            >
              <Menu.Target>
                <Button variant="subtle" aria-label={`Autrement, pour ${nom}`}>
                  Autrement
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {choisie.alternatives.map(({ label, conseillee }) => (
                  <Menu.Item
                    key={label}
                    fz="md"
                    onClick={() =>
                      onFollow(
                        choisie.piece,
                        { ...blank, alternative: label },
                        `${nom}${NBSP}: ${label} à la place.`,
                      )
                    }
                  >
                    Vu à la place&nbsp;: {frenchSpaces(label)}
                    {conseillee && ' (conseillé ici)'}
                  </Menu.Item>
                ))}
                {suivie === null ? (
                  <Menu.Item fz="md" onClick={() => setAside(true)}>
                    Pas nécessaire ici…
                  </Menu.Item>
                ) : (
                  <Menu.Item
                    fz="md"
                    onClick={() =>
                      onFollow(choisie.piece, null, `${nom}${NBSP}: remise sur la liste.`)
                    }
                  >
                    Remettre sur la liste
                  </Menu.Item>
                )}
              </Menu.Dropdown>
            </Menu>
          )}
        </Group>
      </div>
      <div className={classes['under']}>
        <Text size="sm" c="dimmed">
          {frenchSpaces(whyWords(piece))} <ConfidenceMark confidence={choisie.confidence} />
        </Text>
        {choisie.ageEnMots !== null && (
          <Text size="sm">Date du document&nbsp;: {frenchSpaces(choisie.ageEnMots)}</Text>
        )}
        {seen && choisie.ageMax !== null && suivie.alternative === null && (
          <Group gap="sm" align="flex-end">
            <DateField
              key={suivie.dateDocument}
              label={
                choisie.ageMax.depuis === 'date-du-document'
                  ? 'Date du document'
                  : 'Fin de validité'
              }
              of={nom}
              value={suivie.dateDocument}
              disabled={closed}
              onDate={(dateDocument) =>
                onFollow(choisie.piece, { ...suivie, dateDocument }, `${nom}${NBSP}: date notée.`)
              }
            />
            {etat === 'vue' && jusquau !== null && (
              <Text size="sm" pb={10}>
                Bonne jusqu’au {formatDate(jusquau)}
              </Text>
            )}
          </Group>
        )}
        {sourcesShown && source !== undefined && (
          <>
            {source.note !== undefined && (
              <Text size="sm" c="dimmed">
                {frenchSpaces(source.note)}
              </Text>
            )}
            {source.sources.flatMap((id) => {
              const read = findSource(id);
              return read === null ? (
                []
              ) : (
                <Text key={id} size="sm" c="dimmed">
                  Source&nbsp;: {sourceWords(read)}
                </Text>
              );
            })}
          </>
        )}
        {aside && (
          <ReasonForm
            nom={nom}
            onCancel={() => setAside(false)}
            onReason={(motif) => {
              setAside(false);
              onFollow(
                choisie.piece,
                { ...blank, etat: 'ecartee', vueLe: null, motif },
                `${nom}${NBSP}: écartée.`,
              );
            }}
          />
        )}
      </div>
    </li>
  );
}

function StateIcon({ etat }: { readonly etat: PieceDuDossier['etat'] }) {
  switch (etat) {
    case 'vue':
      return <CheckIcon />;
    case 'manquante':
    case 'trop-ancienne':
    case 'date-a-noter':
      return <WarningIcon />;
    case 'a-verifier':
    case 'selon-situation':
      return <InfoIcon />;
    case 'facultative':
    case 'non-requise':
    case 'ecartee':
      return null;
  }
}

/** Why a pièce is where it is: seen when, instead of what, set aside for what. */
function whyWords({ etat, pourquoi, suivie, choisie }: PieceDuDossier): string {
  if (etat === 'ecartee') return `Écartée : ${pourquoi}`;
  if (etat !== 'vue' || suivie === null || suivie.vueLe === null) return pourquoi;
  const when = `Vue le ${formatDate(suivie.vueLe)}`;
  const instead = suivie.alternative === null ? '' : ` : ${suivie.alternative}`;
  // Seen though nothing asks for it: that stays said.
  const why = choisie.choix.kind === 'non-requise' ? `. ${pourquoi}` : '.';
  return `${when}${instead}${why}`;
}
