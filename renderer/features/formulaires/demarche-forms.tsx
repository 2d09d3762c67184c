import { Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { DrawnPage } from '../../../shared/documents/drawn-page.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { useFormulaires } from '../../data/formulaires/formulaires.ts';
import type { Formulaire } from '../../data/formulaires/formulaires.ts';
import { count, formatInstant } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { AddFormDialog } from './add-form-dialog.tsx';
import { FieldsDialog } from './fields-dialog.tsx';
import { RemoveFormDialog } from './remove-form-dialog.tsx';
import { describeChamps } from './words.ts';

/** What is open over the list. */
type Open =
  | { readonly kind: 'ajout' }
  | { readonly kind: 'champs'; readonly formulaire: Formulaire }
  | { readonly kind: 'version'; readonly formulaire: Formulaire }
  | { readonly kind: 'suppression'; readonly formulaire: Formulaire };

/** The official forms of a démarche: added, their fields linked, brought up to date, taken away. */
export function DemarcheForms({
  session,
  demarche,
  draw,
}: {
  readonly session: DeskSession;
  readonly demarche: string;
  /** The pages, drawn by the feature that draws every paper. */
  readonly draw: (pages: readonly DrawnPage[]) => ReactNode;
}) {
  const id = useId();
  const all = useFormulaires(session);
  const [open, setOpen] = useState<Open | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const forms = all?.formulaires.filter(({ sealed }) => sealed.demarche === demarche);
  const show = (next: Open) => {
    setDone(null);
    setOpen(next);
  };
  const close = () => setOpen(null);
  const link = (formulaire: Formulaire, sentence: string) => {
    setDone(sentence);
    setOpen({ kind: 'champs', formulaire });
  };
  const finish = (sentence: string) => {
    setDone(sentence);
    close();
  };
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={id}>
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Title order={2} size="h3" id={id}>
            Formulaires officiels
          </Title>
          <Button variant="default" onClick={() => show({ kind: 'ajout' })}>
            Ajouter un formulaire…
          </Button>
        </Group>
        {done !== null && <Notice kind="info">{done}</Notice>}
        {all !== undefined && all.illisibles > 0 && (
          <Notice kind="warn">
            {count(all.illisibles, 'formulaire ne s’ouvre plus', 'formulaires ne s’ouvrent plus')}{' '}
            sur ce poste. Ajoutez-le de nouveau depuis le site de l’organisme.
          </Notice>
        )}
        {forms === undefined && <Skeleton height={64} />}
        {forms?.length === 0 && (
          <Text c="dimmed">
            Aucun formulaire. Un PDF à remplir, pris sur le site de l’organisme, se complète tout
            seul depuis le dossier et part avec le pack.
          </Text>
        )}
        {forms?.map((formulaire) => (
          <FormLine
            key={formulaire.id}
            formulaire={formulaire}
            zone={session.identity.zone}
            onOpen={(kind) => show({ kind, formulaire })}
          />
        ))}
      </Stack>
      {open?.kind === 'ajout' && (
        <AddFormDialog
          session={session}
          demarche={demarche}
          replaced={null}
          onDone={link}
          onClose={close}
        />
      )}
      {open?.kind === 'version' && (
        <AddFormDialog
          session={session}
          demarche={demarche}
          replaced={open.formulaire}
          onDone={link}
          onClose={close}
        />
      )}
      {open?.kind === 'champs' && (
        <FieldsDialog
          key={`${open.formulaire.id} ${open.formulaire.rev}`}
          session={session}
          formulaire={open.formulaire}
          said={done}
          draw={draw}
          onDone={finish}
          onClose={close}
        />
      )}
      {open?.kind === 'suppression' && (
        <RemoveFormDialog
          session={session}
          formulaire={open.formulaire}
          onDone={finish}
          onClose={close}
        />
      )}
    </Paper>
  );
}

function FormLine({
  formulaire,
  zone,
  onOpen,
}: {
  readonly formulaire: Formulaire;
  readonly zone: DeskSession['identity']['zone'];
  readonly onOpen: (kind: 'champs' | 'version' | 'suppression') => void;
}) {
  const { nom, fichier, champs, le } = formulaire.sealed;
  return (
    <Group justify="space-between" gap="xs" role="group" aria-label={nom}>
      <div>
        <Text fw={600}>{nom}</Text>
        <Text c="dimmed">
          {count(fichier.pages, 'page', 'pages')}, {describeChamps(champs)}. Vu le{' '}
          {formatInstant(le, zone)}
        </Text>
      </div>
      <Group gap="xs">
        <Button variant="default" onClick={() => onOpen('champs')}>
          Relier les champs…
        </Button>
        <Button variant="default" onClick={() => onOpen('version')}>
          Nouvelle version…
        </Button>
        <Button variant="default" onClick={() => onOpen('suppression')}>
          Supprimer…
        </Button>
      </Group>
    </Group>
  );
}
