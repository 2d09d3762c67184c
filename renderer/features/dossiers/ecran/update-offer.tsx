import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { takeListe } from '../../../../shared/domain/dossier/change-dossier.ts';
import { listeChanges } from '../../../../shared/domain/dossier/liste-changes.ts';
import type { DossierSealed } from '../../../../shared/domain/dossier/schema.ts';
import type { Fiche } from '../../../../shared/domain/catalogue/fiche.ts';
import { ficheWrittenOn } from '../../../data/publications/catalogue-fiches.ts';
import { formatDate } from '../../../ui/format.ts';
import { frenchSpaces } from '../../../ui/french-spaces.ts';
import { Notice } from '../../../ui/notice.tsx';
import type { DossierChanges } from '../use-dossier-changes.ts';

/** The fiche changed since the dossier was opened: what that changes, before anyone takes it. */
export function UpdateOffer({
  sealed,
  fiche,
  change,
}: {
  readonly sealed: DossierSealed;
  readonly fiche: Fiche;
  readonly change: DossierChanges['change'];
}) {
  const [opened, setOpened] = useState(false);
  const changes = listeChanges(sealed.liste, fiche);
  if (changes === null) return null;
  const { catalogue, liste } = sealed;
  const wasSeen = (label: string) =>
    sealed.pieces.some(({ piece, etat }) => piece === label && etat === 'vue');
  const take = async () => {
    const kept = await change(
      (dossier) =>
        takeListe(dossier, { catalogue: ficheWrittenOn(sealed.demarche), liste: fiche.pieces }),
      { words: 'Liste mise à jour.', undo: (dossier) => takeListe(dossier, { catalogue, liste }) },
    );
    if (kept.ok) setOpened(false);
  };
  return (
    <>
      <Notice
        kind="info"
        word="Liste à jour"
        action={
          <Button variant="default" onClick={() => setOpened(true)}>
            Voir ce qui change
          </Button>
        }
      >
        la fiche a changé depuis le catalogue du {formatDate(catalogue)}. Le dossier garde sa liste
        tant que vous ne prenez pas la nouvelle.
      </Notice>
      <Modal opened={opened} onClose={() => setOpened(false)} title="Ce qui change dans les pièces">
        <Stack gap="md">
          <Lines title="Demandé en plus" lines={changes.ajoutees.map(({ label }) => label)} />
          <Lines
            title="Plus demandé"
            lines={changes.retirees.map(({ label }) =>
              wasSeen(label) ? `${label} (déjà vue, cela reste noté)` : label,
            )}
          />
          <Lines
            title="Demandé autrement"
            lines={changes.changees.map(
              ({ avant, apres }) => `${avant.label} : ${askedWords(avant)} → ${askedWords(apres)}`,
            )}
          />
          <Group justify="space-between">
            <Button variant="default" onClick={() => setOpened(false)}>
              Garder l’ancienne liste
            </Button>
            <Button onClick={() => void take()}>Prendre la nouvelle liste</Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <Text fw={600}>{title}</Text>
      <List>
        {lines.map((line) => (
          <List.Item key={line}>{frenchSpaces(line)}</List.Item>
        ))}
      </List>
    </div>
  );
}

const needs = {
  required: 'toujours',
  conditional: 'selon la situation',
  optional: 'facultative',
} as const;

/** How a pièce is asked, in words. */
function askedWords({
  requirement,
  condition,
  maxAge,
  acceptedAlternatives = [],
}: Fiche['pieces'][number]): string {
  return [
    condition ?? needs[requirement],
    maxAge,
    acceptedAlternatives.length === 0 ? undefined : `ou ${acceptedAlternatives.join(', ')}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}
