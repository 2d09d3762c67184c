import { Stack, Text, Title } from '@mantine/core';
import { findPhraseWrap } from '../../../../shared/domain/vault/vault-file.ts';
import { visiteToDraft } from '../../../../shared/domain/visite/draft.ts';
import type { VisiteDraft } from '../../../../shared/domain/visite/draft.ts';
import type { Geste } from '../../../../shared/domain/visite/schema.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import type { VisiteEntry } from '../../../data/visites/visite-entry.ts';
import { formatDate, formatInstant } from '../../../ui/format.ts';
import { useDemarcheNames } from '../formulaire/use-demarche-names.ts';
import type { DemarcheNames } from '../formulaire/use-demarche-names.ts';
import { draftLines } from './draft-words.ts';

const gestes: Readonly<Record<Geste, string>> = {
  precisee: 'Précisée',
  corrigee: 'Corrigée',
  annulee: 'Annulée',
  retablie: 'Rétablie',
  gardee: 'Gardée',
  datee: 'Datée',
  rattachee: 'Rattachée à un usager suivi',
  detachee: 'Détachée d’un usager suivi',
};

/** The trace of a visite: who changed it, when, what it said before and after. */
export function VisiteTrace({
  session,
  entry,
}: {
  readonly session: DeskSession;
  readonly entry: VisiteEntry;
}) {
  const nameDemarche = useDemarcheNames();
  const versions = entry.sealed?.versions ?? [];
  const { zone } = session.identity;
  const nameOf = (id: Parameters<typeof findPhraseWrap>[1]) =>
    findPhraseWrap(session.vault.current(), id)?.animateur.nom ?? 'une personne qui n’a plus accès';
  if (versions.length === 0 || entry.sealed === null)
    return <Text c="dimmed">Rien n’a été changé depuis que cette visite a été notée.</Text>;
  // What each change led to: the next version, and for the last one what the visite says now.
  const after = [
    ...versions.slice(1).map(({ localDay, clear, contenu }) => ({
      localDay,
      draft: visiteToDraft(clear, contenu && { ...contenu, versions: [] }),
    })),
    { localDay: entry.localDay, draft: visiteToDraft(entry.clear, entry.sealed) },
  ];
  return (
    <Stack gap="xs" component="section" aria-label="Historique de cette visite">
      <Title order={3}>Historique</Title>
      {versions.map((version, index) => {
        const before = visiteToDraft(
          version.clear,
          version.contenu && { ...version.contenu, versions: [] },
        );
        const next = after[index];
        return (
          <div key={version.le + String(index)}>
            <Text fw={600}>
              {gestes[version.geste]} le {formatInstant(version.le, zone)} par {nameOf(version.par)}
            </Text>
            {next !== undefined && next.localDay !== version.localDay && (
              <Text>
                Jour&nbsp;: {formatDate(version.localDay)} → {formatDate(next.localDay)}
              </Text>
            )}
            {next !== undefined &&
              listChanges(before, next.draft, nameDemarche).map((line) => (
                <Text key={line}>{line}</Text>
              ))}
          </div>
        );
      })}
    </Stack>
  );
}

/** What differs between two drafts, a line a field: `Durée : 10 min → 20 min`. */
function listChanges(
  before: VisiteDraft,
  after: VisiteDraft,
  nameDemarche: DemarcheNames,
): readonly string[] {
  const [was, is] = [draftLines(before, nameDemarche), draftLines(after, nameDemarche)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((label) => {
    const [from, to] = [was.get(label) ?? 'rien', is.get(label) ?? 'rien'];
    return from === to ? [] : [`${label}\u00a0: ${from} → ${to}`];
  });
}
