import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { chooseOperateur } from '../../../../shared/domain/dossier/change-dossier.ts';
import { etatLabels } from '../../../../shared/domain/dossier/etat.ts';
import { operateurSchema } from '../../../../shared/domain/vocabulary/operateur.ts';
import type { DossierEntry } from '../../../data/dossiers/dossier-kind.ts';
import { formatDate } from '../../../ui/format.ts';
import { frenchSpaces } from '../../../ui/french-spaces.ts';
import { ScreenTitle } from '../../../ui/screen-title.tsx';
import { findDemarche, operateurChoices } from '../catalogue.ts';
import classes from '../dossiers.module.css';
import type { DossierChanges } from '../use-dossier-changes.ts';
import { operateurWords } from '../words.ts';

/** What this dossier is: its démarche, whose, its reference, with whom, where it stands. */
export function DossierHeader({
  entry: { clear, sealed },
  person,
  actions,
  change,
}: {
  readonly entry: DossierEntry;
  /** The link to the person it is of. */
  readonly person: ReactNode;
  /** The next step and the paper. */
  readonly actions: ReactNode;
  readonly change: DossierChanges['change'];
}) {
  const demarche = findDemarche(sealed.demarche);
  const choices = operateurChoices(sealed.demarche);
  const closed = clear.etat === 'clos';
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start">
        <div>
          {/* A browser writes titles on the disk: it says neither who nor for what. */}
          <ScreenTitle pageTitle="Dossier">
            {frenchSpaces(demarche?.nomActuel ?? sealed.demarche)}
          </ScreenTitle>
          {person}
        </div>
        {actions}
      </Group>
      <Group gap="xl" align="flex-start">
        <Field name="Référence">
          <Group gap="xs">
            <span className={classes['reference']}>{sealed.reference}</span>
            <CopyButton text={sealed.reference} />
          </Group>
        </Field>
        <Field name="État">
          <Text size="xl" fw={650} role="status" aria-label="État du dossier">
            {etatLabels[clear.etat]}
          </Text>
        </Field>
        <Field name="Avec">
          {choices.length > 1 && !closed ? (
            <Select
              aria-label="Avec"
              data={[...choices]}
              value={sealed.operateur}
              onChange={(value) => {
                const operateur = operateurSchema.safeParse(value);
                void change((dossier) =>
                  chooseOperateur(dossier, operateur.success ? operateur.data : null),
                );
              }}
              placeholder="Organisme à préciser"
            />
          ) : (
            <Text>{operateurWords(sealed) ?? 'organisme à préciser'}</Text>
          )}
        </Field>
        <Field name="Ouvert">
          <Text>{formatDate(sealed.ouvertLe)}</Text>
        </Field>
      </Group>
      {demarche === null && (
        <Text c="dimmed">
          Cette démarche n’est plus au catalogue&nbsp;: le dossier garde sa liste de pièces.
        </Text>
      )}
    </Stack>
  );
}

function Field({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {name}
      </Text>
      <div className={classes['field']}>{children}</div>
    </div>
  );
}

function CopyButton({ text }: { readonly text: string }) {
  const [said, setSaid] = useState<string | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid('Copiée'),
      () => setSaid('Sélectionnez-la, puis Ctrl+C'),
    );
  return (
    <Button
      variant="subtle"
      aria-label={said === null ? 'Copier la référence' : said}
      onClick={() => void copy()}
      onBlur={() => setSaid(null)}
    >
      {said ?? 'Copier'}
    </Button>
  );
}
