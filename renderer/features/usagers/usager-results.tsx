import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { useRegistre } from '../../data/registre/registre.ts';
import { demarcheName } from '../../data/publications/catalogue-names.ts';
import { searchRegistre } from '../../data/registre/search-registre.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count, formatDate, formatNumber } from '../../ui/format.ts';
import { fullName } from '../../../shared/domain/usager/full-name.ts';
import { identityLine } from './usager-words.ts';
import classes from './usagers.module.css';

type Registre = ReturnType<typeof useRegistre>;

/** What a search finds: people, then dossiers; nothing of anyone before something is typed. */
export function UsagerResults({
  registre,
  text,
  communeName,
  hrefOf,
  hrefOfDossier,
  onCreate,
}: {
  readonly registre: Registre;
  readonly text: string;
  readonly communeName: (insee: string) => string;
  readonly hrefOf: (id: string) => string;
  readonly hrefOfDossier: (id: string) => string;
  readonly onCreate: (typed: string) => void;
}) {
  const reading = registre.etat === 'lecture';
  if (text.trim() === '') {
    if (reading) return <Reading registre={registre} />;
    return registre.usagers.size === 0 ? <NoFile onCreate={() => onCreate('')} /> : null;
  }
  const { usagers, dossiers } = searchRegistre(registre, text);
  const found = usagers.length + dossiers.length;
  return (
    <Stack gap="md">
      {reading && <Reading registre={registre} />}
      {found > 0 && (
        <Text aria-live="polite">
          {[
            ...(usagers.length > 0 ? [count(usagers.length, 'personne', 'personnes')] : []),
            ...(dossiers.length > 0 ? [count(dossiers.length, 'dossier', 'dossiers')] : []),
          ].join(', ')}
        </Text>
      )}
      {usagers.length > 0 && (
        <ul className={classes['results']} aria-label="Personnes trouvées">
          {usagers.map(({ id, identite, commune, dernierContact }) => (
            <li key={id}>
              <a className={classes['result']} href={hrefOf(id)}>
                <strong>{fullName(identite)}</strong>
                <Text c="dimmed" size="sm">
                  {identityLine(identite, commune === null ? null : communeName(commune))} · vue en
                  dernier le {formatDate(dernierContact)}
                </Text>
              </a>
            </li>
          ))}
        </ul>
      )}
      {dossiers.length > 0 && (
        <ul className={classes['results']} aria-label="Dossiers trouvés">
          {dossiers.map(({ id, reference, demarche, usager }) => {
            const person = registre.usagers.get(usager);
            return (
              <li key={id}>
                <a className={classes['result']} href={hrefOfDossier(id)}>
                  <strong>{reference}</strong>
                  <Text c="dimmed" size="sm">
                    {demarcheName(demarche)}
                    {person !== undefined && `, ${fullName(person.identite)}`}
                  </Text>
                </a>
              </li>
            );
          })}
        </ul>
      )}
      {found === 0 && !reading && (
        <EmptyState
          title="Personne de ce nom, ni dossier de cette référence"
          action={
            <Button onClick={() => onCreate(text)}>
              Créer la fiche «&nbsp;{text.trim()}&nbsp;»
            </Button>
          }
        >
          Essayez un ancien nom, le prénom seul, un téléphone, un numéro CAF ou une date de
          naissance.
        </EmptyState>
      )}
      {found > 0 && (
        <Group>
          <Button variant="default" onClick={() => onCreate(text)}>
            Ce n’est aucune de ces personnes&nbsp;: créer la fiche
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Reading({ registre: { lus, total } }: { readonly registre: Registre }) {
  return (
    <Stack gap={4}>
      <Text id="lecture-registre">
        Ouverture des fiches&nbsp;: {formatNumber(lus)} sur {formatNumber(total)}…
      </Text>
      <Progress.Root size="md">
        <Progress.Section
          value={total === 0 ? 0 : (100 * lus) / total}
          aria-labelledby="lecture-registre"
        />
      </Progress.Root>
    </Stack>
  );
}

function NoFile({ onCreate }: { readonly onCreate: () => void }) {
  return (
    <EmptyState
      title="Aucune fiche pour l’instant"
      action={<Button onClick={onCreate}>Créer une fiche</Button>}
    >
      Un usager suivi est une personne dont le suivi demande une fiche&nbsp;: un dossier à plusieurs
      visites, un mandat, une échéance à ne pas manquer. La plupart des visites n’en demandent
      pas&nbsp;: un passage sans nom suffit.
    </EmptyState>
  );
}
