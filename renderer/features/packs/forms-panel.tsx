import { Button, Group, Text } from '@mantine/core';
import type { PackedDossier } from '../../../shared/documents/packs/pack-source.ts';
import { count } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import type { OpenedForm } from './form-dialog.tsx';

/** The official forms of the démarches, each to be seen, kept and printed alone; nothing when there is none. */
export function FormsPanel({
  dossiers,
  onOpen,
}: {
  readonly dossiers: readonly PackedDossier[];
  readonly onOpen: (form: OpenedForm) => void;
}) {
  const forms = dossiers.flatMap(({ formulaires, reference }) =>
    formulaires.map((form, index) => ({
      form,
      fichier: `${reference.toLowerCase()}-formulaire-${index + 1}.pdf`,
    })),
  );
  if (forms.length === 0) return null;
  return (
    <Panel title="Formulaires officiels">
      {forms.map((opened) => (
        <Group key={opened.fichier} justify="space-between" gap="xs">
          <div>
            <Text fw={600}>{opened.form.nom}</Text>
            <Text c="dimmed">{count(opened.form.pages, 'page', 'pages')}</Text>
          </div>
          <Button
            variant="default"
            aria-label={`Remplir seul : ${opened.form.nom}`}
            onClick={() => onOpen(opened)}
          >
            Remplir seul…
          </Button>
        </Group>
      ))}
    </Panel>
  );
}
