import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import { readEntry } from '../../../data/records/read-entry.ts';
import { mergeInto } from '../../../data/usagers/merge-into.ts';
import { usagerKind } from '../../../data/usagers/usager-kind.ts';
import type { Usager } from '../../../data/usagers/usager-kind.ts';
import { capitalise } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useBusy } from '../../../ui/use-busy.ts';
import { useLikelySame } from '../doublons/use-likely-same.ts';
import { PersonSearch } from '../person-search.tsx';
import { fullName } from '../../../../shared/domain/usager/full-name.ts';
import { identityLine } from '../usager-words.ts';
import classes from '../usagers.module.css';
import type { PageDialogProps } from '../usagers-screen-props.ts';

/** Another file of the same person, chosen, compared, then merged into this one. */
export function MergeDialog({ session, usager, onSaid }: PageDialogProps) {
  const likely = useLikelySame(session, usager.sealed, usager.id);
  const [other, setOther] = useState<Usager | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const choose = async (id: Id) => {
    setFailure(null);
    setOther(await readEntry(session, usagerKind, id));
  };
  const merge = async (absorbed: Usager) => {
    const merged = await mergeInto(session, usager, absorbed);
    if (!merged.ok) return setFailure(merged.failure.sentence);
    const { ecarts } = merged.value;
    onSaid(
      ecarts.length === 0
        ? 'Les deux fiches n’en font plus qu’une.'
        : `Les deux fiches n’en font plus qu’une. Elles ne disaient pas la même chose (${ecarts.join(', ')}) : ce qui était ici est resté, l’autre se lit sous « Cette fiche ».`,
    );
  };
  if (other !== null)
    return (
      <Stack gap="md">
        <Person usager={usager} what="La fiche gardée" />
        <Person usager={other} what="La fiche qui s’y ajoute, et disparaît" />
        <Text>
          Ses dossiers, ses mandats, ses numéros et ses liens passent sur la fiche gardée. Ce qui
          diffère reste lisible. On ne peut pas revenir en arrière.
        </Text>
        {failure !== null && <Notice kind="error">{failure}</Notice>}
        <Group>
          <Button loading={busy} onClick={() => void run(() => merge(other))}>
            Réunir les deux fiches
          </Button>
          <Button variant="default" data-autofocus onClick={() => setOther(null)}>
            Ce n’est pas elle
          </Button>
        </Group>
      </Stack>
    );
  return (
    <Stack gap="md">
      {likely.map(({ usager: one, raisons }) => (
        <Group key={one.id} justify="space-between" wrap="nowrap">
          <div className={classes['who']}>
            <Text fw={600}>{fullName(one.sealed.identite)}</Text>
            <Text c="dimmed" size="sm">
              {identityLine(one.sealed.identite, null)}
            </Text>
            <Text size="sm">{capitalise(raisons.join(', '))}.</Text>
          </div>
          <Button
            variant="default"
            aria-label={`C’est elle : ${fullName(one.sealed.identite)}`}
            onClick={() => setOther(one)}
          >
            C’est elle
          </Button>
        </Group>
      ))}
      {likely.length === 0 && <Text c="dimmed">Aucune fiche ne ressemble à celle-ci.</Text>}
      <PersonSearch
        session={session}
        label="Chercher l’autre fiche"
        action="C’est elle"
        without={[usager.id, ...likely.map(({ usager: { id } }) => id)]}
        onChoose={({ id }) => void choose(id)}
      />
    </Stack>
  );
}

function Person({ usager, what }: { readonly usager: Usager; readonly what: string }) {
  const { identite } = usager.sealed;
  return (
    <div>
      <Text size="sm" c="dimmed">
        {what}
      </Text>
      <Text fw={600}>{fullName(identite)}</Text>
      <Text size="sm">{identityLine(identite, null)}</Text>
    </div>
  );
}
