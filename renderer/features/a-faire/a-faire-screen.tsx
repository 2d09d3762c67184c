import { Button, Group, Skeleton, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { aFairePaper } from '../../../shared/documents/papers/a-faire.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { settleRappel, restoreRappel } from '../../data/rappels/rappels.ts';
import type { Rappel } from '../../data/rappels/rappels.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count, formatNumber, NBSP } from '../../ui/format.ts';
import { PrintIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { UnreadableNotice } from '../../ui/unreadable-notice.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import type { Cible, Groupe } from './a-faire-line.ts';
import { groupLines, groupeLabels } from './group-lines.ts';
import { LineGroup } from './line-group.tsx';
import { linesToPaper } from './lines-to-paper.ts';
import { nameOf } from './name-of.ts';
import { useAFaire } from './use-a-faire.ts';

/** Groups whose lines show by themselves; of the others, the number. */
const SHOWN: readonly Groupe[] = ['retard', 'aujourdhui', 'semaine'];
const FOLDED: readonly Groupe[] = ['plus-tard', 'sans-urgence'];

/** A rappel said done, and what it was. */
interface Settled {
  readonly after: Rappel;
  readonly before: Rappel;
}

/** What falls due? Each line opens where it is done. */
export function AFaireScreen({
  session,
  today,
  hrefOf,
  onPrint,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  /** The address of the page where something is done. */
  readonly hrefOf: (cible: Exclude<Cible, { readonly kind: 'rappel' }>) => string;
  readonly onPrint: (paper: Paper) => void;
}) {
  const { registre, rappels, lines } = useAFaire(session, today);
  // Visitors see this screen too: whose a line is shows when it is asked for.
  const [named, setNamed] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [settled, setSettled] = useState<Settled | null>(null);
  const [busy, run] = useBusy();
  const personOf = (usager: Id | null) => nameOf(registre, usager);

  const finish = (id: Id) =>
    run(async () => {
      const before = rappels.find((rappel) => rappel.id === id);
      if (before === undefined) return;
      const after = await settleRappel(session, before, 'fait');
      setFailure(after.ok ? null : after.failure.sentence);
      setSettled(after.ok ? { after: after.value, before } : null);
    });
  const bringBack = ({ after, before }: Settled) =>
    run(async () => {
      const restored = await restoreRappel(session, after, before);
      setFailure(restored.ok ? null : restored.failure.sentence);
      if (restored.ok) setSettled(null);
    });

  const groups = lines === undefined ? null : groupLines(lines, today);
  const print = () => {
    if (groups === null) return;
    const { site, siteName } = session.identity;
    onPrint(
      aFairePaper({
        site: { id: site, name: siteName },
        today,
        groupes: linesToPaper(groups, personOf),
      }),
    );
  };
  const group = (groupe: Groupe, folded: boolean) =>
    groups !== null &&
    groups[groupe].length > 0 && (
      <LineGroup
        key={groupe}
        titre={groupeLabels[groupe]}
        lines={groups[groupe]}
        folded={folded}
        busy={busy}
        hrefOf={hrefOf}
        personOf={named ? personOf : null}
        onFinish={(id) => void finish(id)}
      />
    );
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <ScreenTitle>À faire</ScreenTitle>
        <Group gap="md">
          <Switch
            label="Afficher les noms"
            checked={named}
            onChange={(event) => setNamed(event.currentTarget.checked)}
          />
          <Button
            leftSection={<PrintIcon />}
            disabled={lines === undefined || lines.length === 0}
            onClick={print}
          >
            Imprimer
          </Button>
        </Group>
      </Group>
      <UnreadableNotice files={registre.illisibles.size} />
      {failure !== null && <Notice kind="error">{failure}</Notice>}
      {settled !== null && (
        <Notice
          kind="info"
          word="Fait"
          action={
            <Button variant="default" disabled={busy} onClick={() => void bringBack(settled)}>
              Revenir
            </Button>
          }
        >
          {settled.before.sealed.texte}
        </Notice>
      )}
      {lines === undefined && <Reading lus={registre.lus} total={registre.total} />}
      {lines?.length === 0 && (
        <EmptyState title="Rien à faire">
          Ici viennent d’elles-mêmes les dates des dossiers, les rappels notés à l’accueil, les
          mandats qui prennent fin et les fiches restées deux ans sans contact.
        </EmptyState>
      )}
      {groups !== null && lines !== undefined && lines.length > 0 && (
        <>
          {SHOWN.every((groupe) => groups[groupe].length === 0) && (
            <Text>Rien d’ici une semaine.</Text>
          )}
          {SHOWN.map((groupe) => group(groupe, false))}
          {FOLDED.map((groupe) => group(groupe, true))}
        </>
      )}
    </Stack>
  );
}

/** How far the reading is, when it takes more than a moment. */
function Reading({ lus, total }: { readonly lus: number; readonly total: number }) {
  return (
    <Stack gap="sm" aria-busy="true">
      <Text role="status" c="dimmed">
        {total === 0
          ? 'Lecture des dossiers…'
          : `Lecture des fiches et des dossiers${NBSP}: ${formatNumber(lus)} sur ${count(total, 'fiche', 'fiches')}.`}
      </Text>
      <Skeleton height={44} />
      <Skeleton height={44} />
      <Skeleton height={44} />
    </Stack>
  );
}
