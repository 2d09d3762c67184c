import { Button, Group, Select, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { rewriteLettre } from '../../../shared/domain/dossier/change-dossier.ts';
import type { Lieu } from '../../../shared/domain/organisme/schema.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { DossierEntry } from '../../data/dossiers/dossier-kind.ts';
import { reviseDossier } from '../../data/dossiers/dossiers.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { officeOf, officesOf, templateOf } from './gather-pack.ts';
import type { PackPapers } from './pack-props.ts';

/** Most characters of a letter, as its dossier keeps it. */
const MOST = 4000;

const BY_HAND = 'a-la-main';

/** To whom the letter is, and its words: the template’s, or those kept with the dossier. */
export function LetterPanel({
  session,
  dossier,
  named,
  papers,
  lieux,
  offices,
  onOffices,
}: {
  readonly session: DeskSession;
  readonly dossier: DossierEntry;
  /** Several letters: each says of which démarche it is. */
  readonly named: boolean;
  readonly papers: PackPapers;
  readonly lieux: readonly Lieu[];
  readonly offices: Readonly<Record<string, string | null>>;
  readonly onOffices: (offices: Readonly<Record<string, string | null>>) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const kept = dossier.sealed.lettre;
  const choices = officesOf(dossier, lieux);
  const office = officeOf(dossier, lieux, { offices });
  const closed = dossier.clear.etat === 'clos';
  const keep = (lettre: string | null) =>
    run(async () => {
      const next = rewriteLettre(dossier, lettre);
      const result = next.ok ? await reviseDossier(session, dossier, next.value) : next;
      setFailure(result.ok ? null : result.failure.sentence);
      if (result.ok) setTyped(null);
    });
  const title = named ? `Lettre, ${papers.wordsOf(dossier).avec}` : 'Lettre d’accompagnement';
  return (
    <Panel title={title}>
      <Select
        label="Adressée à"
        data={[
          ...choices.map(({ id, nom, adresse }) => ({
            value: id,
            label: adresse === null ? `${nom} (adresse inconnue)` : nom,
          })),
          { value: BY_HAND, label: 'À écrire à la main' },
        ]}
        value={office?.id ?? BY_HAND}
        allowDeselect={false}
        comboboxProps={{ portalProps: { target: 'main' } }}
        onChange={(value) =>
          onOffices({ ...offices, [dossier.id]: value === BY_HAND ? null : value })
        }
      />
      {typed === null ? (
        <Group>
          <Button
            variant="default"
            disabled={closed}
            onClick={() => setTyped(kept ?? templateOf(session, dossier, papers))}
          >
            Modifier la lettre
          </Button>
          {kept !== null && !closed && (
            <Button variant="subtle" loading={busy} onClick={() => void keep(null)}>
              Revenir au modèle
            </Button>
          )}
          <Text c="dimmed">
            {kept === null ? 'C’est le modèle de la démarche.' : 'Gardée avec le dossier.'}
          </Text>
        </Group>
      ) : (
        <>
          <Textarea
            label="Texte de la lettre"
            description="Une ligne vide sépare deux paragraphes. Il est gardé avec le dossier, chiffré."
            value={typed}
            maxLength={MOST}
            autosize
            minRows={8}
            maxRows={18}
            data-autofocus
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Group>
            <Button loading={busy} disabled={typed.trim() === ''} onClick={() => void keep(typed)}>
              Garder cette lettre
            </Button>
            <Button variant="default" onClick={() => setTyped(null)}>
              Laisser comme avant
            </Button>
          </Group>
        </>
      )}
      {failure !== null && <Notice kind="error">{frenchSpaces(failure)}</Notice>}
    </Panel>
  );
}
