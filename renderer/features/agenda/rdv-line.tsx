import { Button, Group, Menu, Text } from '@mantine/core';
import { useId } from 'react';
import { telephoneVisioWords } from '../../../shared/domain/permanence/telephone-visio.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';
import { capitalise, formatDay } from '../../ui/format.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import classes from './agenda.module.css';
import { aTraiterWords, hourWords, stateWords } from './words.ts';
import type { At } from './words.ts';

/** What can be done with a RDV from its line. */
export type RdvAction =
  | 'appeler'
  | 'honore'
  | 'non-venu'
  | 'excuse'
  | 'prevu'
  | 'deplacer'
  | 'annuler-excuse'
  | 'annuler-nous'
  | 'imprimer'
  | 'prevenu'
  | 'vu';

/** One RDV: when, with whom, for whom, where it stands, and what comes next. */
export function RdvLine({
  rdv,
  at,
  person,
  withDay,
  isCallable,
  busy,
  onAct,
}: {
  readonly rdv: ShownRdv;
  readonly at: At;
  /** Who comes; null when names are not shown. */
  readonly person: string | null;
  readonly withDay: boolean;
  /** Whether its call can be started from here. */
  readonly isCallable: boolean;
  readonly busy: boolean;
  readonly onAct: (rdv: ShownRdv, action: RdvAction) => void;
}) {
  const what = useId();
  const { entry, stand, jour, telephone } = rdv;
  const { sealed, clear } = entry;
  const act = (action: RdvAction) => onAct(rdv, action);
  const isHere = jour <= at.today;
  const isHeld = stand.etat === 'prevu' || stand.etat === 'honore' || stand.etat === 'non-venu';
  const isOpen = stand.etat === 'prevu' || stand.etat === 'en-attente';
  const toTell = stand.aTraiter === 'deplace' || stand.aTraiter === 'annule-partenaire';
  return (
    <li className={classes['line']}>
      <div className={classes['words']} id={what}>
        <Text fw={600}>
          {withDay && `${capitalise(formatDay(jour))}, `}
          {hourWords(stand.creneau?.debut ?? sealed.debut)} – {frenchSpaces(sealed.organismeNom)}
          {clear.visio ? ', en visio' : ', sur place'}
        </Text>
        <Text>
          {person !== null && <strong>{person} · </strong>}
          {frenchSpaces(sealed.motifLibelle)} ·{' '}
          <span data-etat={stand.etat}>{stateWords(rdv, at)}</span> · réf. {sealed.reference}
        </Text>
        {isOpen && telephone !== null && (
          <Text>
            Si la visio ne marche pas, par téléphone&nbsp;:{' '}
            <strong>{frenchSpaces(telephoneVisioWords(telephone))}</strong>
          </Text>
        )}
        {stand.aTraiter !== null && clear.aTraiter !== null && (
          <Text>{aTraiterWords[stand.aTraiter]}.</Text>
        )}
        {stand.refus !== null && <Text c="dimmed">{frenchSpaces(stand.refus.sentence)}</Text>}
        {person !== null && sealed.note !== null && <Text c="dimmed">{sealed.note}</Text>}
      </div>
      <Group gap="xs">
        {isCallable && (
          <Button disabled={busy} aria-describedby={what} onClick={() => act('appeler')}>
            Démarrer l’appel
          </Button>
        )}
        {isHere && stand.etat === 'prevu' && (
          <>
            <Button
              {...(isCallable && { variant: 'default' })}
              disabled={busy}
              aria-describedby={what}
              onClick={() => act('honore')}
            >
              Venu
            </Button>
            <Button
              variant="default"
              disabled={busy}
              aria-describedby={what}
              onClick={() => act('non-venu')}
            >
              Non venu
            </Button>
          </>
        )}
        {toTell && (
          <Button disabled={busy} aria-describedby={what} onClick={() => act('prevenu')}>
            Personne prévenue
          </Button>
        )}
        {(clear.aTraiter === 'refuse' || clear.aTraiter === 'changement-refuse') && (
          <Button
            variant="default"
            disabled={busy}
            aria-describedby={what}
            onClick={() => act('vu')}
          >
            C’est réglé
          </Button>
        )}
        {(isOpen || isHeld || stand.etat === 'refuse') && (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <Button variant="default" disabled={busy} aria-describedby={what}>
                Plus…
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {isOpen && <Menu.Item onClick={() => act('imprimer')}>Imprimer le coupon</Menu.Item>}
              {(stand.etat === 'prevu' || stand.etat === 'refuse') && (
                <Menu.Item onClick={() => act('deplacer')}>
                  {stand.etat === 'refuse' ? 'Choisir un autre créneau' : 'Déplacer'}
                </Menu.Item>
              )}
              {isOpen && (
                <>
                  <Menu.Item onClick={() => act('annuler-excuse')}>
                    La personne ne viendra pas
                  </Menu.Item>
                  <Menu.Item onClick={() => act('annuler-nous')}>Annuler, par nous</Menu.Item>
                </>
              )}
              {isHere && isHeld && stand.etat !== 'prevu' && (
                <>
                  {stand.etat !== 'honore' && (
                    <Menu.Item onClick={() => act('honore')}>En fait, venu</Menu.Item>
                  )}
                  {stand.etat !== 'non-venu' && (
                    <Menu.Item onClick={() => act('non-venu')}>En fait, non venu</Menu.Item>
                  )}
                  <Menu.Item onClick={() => act('excuse')}>En fait, excusé</Menu.Item>
                </>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
    </li>
  );
}
