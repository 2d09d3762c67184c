import { Button, Group, Stack, Text } from '@mantine/core';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import {
  forgetEcheance,
  planDepot,
  settleEcheance,
} from '../../../../shared/domain/dossier/change-dossier.ts';
import type { DossierEcheance } from '../../../../shared/domain/dossier/dossier-echeances.ts';
import type { DossierSealed, EcheanceSuivie } from '../../../../shared/domain/dossier/schema.ts';
import { shippedCalendrier } from '../../../../shared/domain/catalogue/shipped-calendrier.ts';
import { ConfidenceMark } from '../../../ui/confidence-mark.tsx';
import { capitalise } from '../../../ui/format.ts';
import { frenchSpaces } from '../../../ui/french-spaces.ts';
import classes from '../dossiers.module.css';
import { Panel } from '../../../ui/panel.tsx';
import type { DossierChanges, Gesture } from '../use-dossier-changes.ts';
import { quandWords } from '../words.ts';
import { DateField } from './date-field.tsx';
import { FollowForm } from './follow-form.tsx';

const natures = {
  regle: null,
  recours: 'Recours',
  suivi: 'À revoir',
} as const satisfies Record<DossierEcheance['nature'], string | null>;

/** What falls due in this dossier, why and how sure; what else of the calendar can be followed. */
export function EcheancesPanel({
  sealed,
  echeances,
  today,
  closed,
  change,
}: {
  readonly sealed: DossierSealed;
  readonly echeances: readonly DossierEcheance[];
  readonly today: LocalDay;
  readonly closed: boolean;
  readonly change: DossierChanges['change'];
}) {
  const settled = sealed.echeances.filter(({ etat }) => etat !== 'a-faire');
  const settle = (source: string, etat: EcheanceSuivie['etat']) =>
    void change((dossier) => settleEcheance(dossier, source, etat), {
      words: etat === 'faite' ? 'Échéance notée comme faite.' : 'Échéance écartée.',
      undo: restore(source),
    });
  return (
    <Panel title="Échéances">
      {echeances.length === 0 && <Text c="dimmed">Rien ne court pour ce dossier.</Text>}
      <ul className={classes['list']}>
        {echeances.map(({ nature, source, quand, confidence, pourquoi }) => (
          <li key={source}>
            <Stack gap={4}>
              <Text fw={600}>
                {natures[nature] !== null && `${natures[nature]} – `}
                {quandWords(quand, today)} <ConfidenceMark confidence={confidence} />
              </Text>
              <Text size="sm">{capitalise(frenchSpaces(pourquoi))}</Text>
              {!closed && (
                <Group gap="xs">
                  <Button variant="default" onClick={() => settle(source, 'faite')}>
                    Fait
                  </Button>
                  <Button variant="subtle" onClick={() => settle(source, 'ecartee')}>
                    Écarter
                  </Button>
                </Group>
              )}
            </Stack>
          </li>
        ))}
      </ul>
      {settled.length > 0 && (
        <Stack gap={4}>
          {settled.map(({ regle, etat }) => (
            <Group key={regle} gap="xs" justify="space-between">
              <Text size="sm" c="dimmed">
                {etat === 'faite' ? 'Faite' : 'Écartée'}&nbsp;: {frenchSpaces(regleWords(regle))}
              </Text>
              {!closed && (
                <Button variant="subtle" onClick={() => void change(restore(regle))}>
                  Remettre
                </Button>
              )}
            </Group>
          ))}
        </Stack>
      )}
      {!closed && (
        <>
          <DateField
            key={sealed.depotPrevu}
            label="Dépôt prévu le"
            description="L’âge des pièces se juge ce jour-là."
            value={sealed.depotPrevu}
            onDate={(jour) =>
              void change((dossier) => planDepot(dossier, jour), {
                words: jour === null ? 'Plus de jour de dépôt prévu.' : 'Jour de dépôt noté.',
                undo: (dossier) => planDepot(dossier, sealed.depotPrevu),
              })
            }
          />
          <FollowForm sealed={sealed} change={change} />
        </>
      )}
    </Panel>
  );
}

/** A settled deadline to do after all: a rule is followed again, what nobody chose comes by itself. */
function restore(source: string): Gesture {
  return (dossier) =>
    source.includes(':')
      ? forgetEcheance(dossier, source)
      : settleEcheance(dossier, source, 'a-faire');
}

function regleWords(regle: string): string {
  const item = shippedCalendrier.items.find(({ id }) => id === regle);
  if (item !== undefined) return item.rule;
  return regle.endsWith(':recours') ? 'recours' : 'date pour revoir le dossier';
}
