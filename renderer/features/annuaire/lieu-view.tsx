import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { formatTelephone } from '../../../shared/domain/identifiant/telephone.ts';
import { genreLieuLabels, jours } from '../../../shared/domain/organisme/schema.ts';
import type { Lieu } from '../../../shared/domain/organisme/schema.ts';
import { ConfidenceMark } from '../../ui/confidence-mark.tsx';
import { capitalise, formatDate } from '../../ui/format.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { Notice } from '../../ui/notice.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import classes from './annuaire.module.css';
import { addressWords, distanceWords, monthsBetween, operateurWords } from './words.ts';

/** Months after which what is known of a place is said to be old. */
const OLD = 12;

/** All that is known of a place, where it was read and when; what is not known stays blank. */
export function LieuView({
  lieu,
  km,
  today,
  back,
}: {
  readonly lieu: Lieu;
  /** How far it is from the platform; null when either is not known. */
  readonly km: number | null;
  readonly today: LocalDay;
  /** The way back to the list. */
  readonly back: ReactNode;
}) {
  // Opened from far down the list, it is read from its top.
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  const hours = jours.map((jour) => [capitalise(jour), lieu.horaires[jour]] as const);
  const isUnknown = hours.every(([, when]) => when === null);
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <div>
          <ScreenTitle>{frenchSpaces(lieu.nom)}</ScreenTitle>
          <Text c="dimmed">
            {[operateurWords(lieu), genreLieuLabels[lieu.genre]]
              .filter((part) => part !== null)
              .map(frenchSpaces)
              .join(' · ')}
          </Text>
        </div>
        {back}
      </Group>
      {monthsBetween(lieu.luLe, today) >= OLD && (
        <Notice kind="warn">
          Ces informations datent de plus d’un an&nbsp;: vérifiez-les avant d’y envoyer quelqu’un.
        </Notice>
      )}
      <div className={classes['columns']}>
        <Section title="Joindre et trouver">
          <dl className={classes['facts']}>
            <Fact name="Téléphone">
              {lieu.telephone !== null && (
                <span className={classes['number']}>{formatTelephone(lieu.telephone)}</span>
              )}
            </Fact>
            <Fact name="Adresse">{addressWords(lieu)}</Fact>
            <Fact name="Distance">{km !== null && `${distanceWords(km)}, à vol d’oiseau`}</Fact>
            <Fact name="Courriel">{lieu.courriel}</Fact>
            <Fact name="Site">{lieu.site}</Fact>
            {lieu.contacts.map(({ fonction, telephone, courriel }) => (
              <Fact key={fonction} name={frenchSpaces(fonction)}>
                {[telephone === null ? null : formatTelephone(telephone), courriel]
                  .filter((part) => part !== null)
                  .join('\n')}
              </Fact>
            ))}
          </dl>
        </Section>
        <Section title="Horaires">
          {isUnknown ? (
            lieu.horairesNote === null && <Unknown>non renseignés</Unknown>
          ) : (
            <dl className={classes['facts']}>
              {hours.map(([jour, when]) => (
                <Fact key={jour} name={jour}>
                  {when !== null && frenchSpaces(when)}
                </Fact>
              ))}
            </dl>
          )}
          {lieu.horairesNote !== null && (
            <Text mt="sm" className={classes['prose'] ?? ''}>
              {frenchSpaces(lieu.horairesNote)}
            </Text>
          )}
        </Section>
      </div>
      {lieu.activites !== null && (
        <Section title="Ce qu’on y fait">
          <p className={classes['prose']}>{frenchSpaces(lieu.activites)}</p>
        </Section>
      )}
      <Text c="dimmed" size="sm">
        État du {formatDate(lieu.luLe)}, source&nbsp;: {frenchSpaces(lieu.source)}{' '}
        <ConfidenceMark confidence={lieu.confidence} /> Une erreur&#x202f;? Dites-la à la
        coordination&nbsp;: elle la corrige pour tout le réseau.
      </Text>
    </Stack>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Paper component="section" withBorder p="md" aria-label={title}>
      <Title order={2} size="h3" mb="xs">
        {title}
      </Title>
      {children}
    </Paper>
  );
}

/** One thing known of a place; said to be unknown when it is, so that nobody takes it for a no. */
function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const isKnown = children !== null && children !== false && children !== '';
  return (
    <>
      <dt>{name}</dt>
      <dd>{isKnown ? children : <Unknown>non renseigné</Unknown>}</dd>
    </>
  );
}

function Unknown({ children }: { readonly children: string }) {
  return (
    <Text component="span" c="dimmed" fs="italic">
      {children}
    </Text>
  );
}
