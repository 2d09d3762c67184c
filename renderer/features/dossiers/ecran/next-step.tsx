import { Button, Group, Menu } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { etapeLabels } from '../../../../shared/domain/dossier/etat.ts';
import type { EtatDossier, Etape } from '../../../../shared/domain/dossier/etat.ts';
import { nextMove, otherEtapes } from '../../../../shared/domain/dossier/next-move.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { PrintIcon } from '../../../ui/icons.tsx';
import { StepDialog } from './step-dialog.tsx';
import type { StepNoted } from './step-dialog.tsx';

/** The one thing to do next, large; what else the state allows, in a menu; the paper, always. */
export function NextStep({
  etat,
  awaited,
  today,
  onNote,
  onPrint,
  packHref,
}: {
  readonly etat: EtatDossier;
  readonly awaited: number;
  readonly today: LocalDay;
  readonly onNote: (step: StepNoted) => Promise<Result<unknown>>;
  readonly onPrint: () => void;
  /** The screen where its pack is made. */
  readonly packHref: string;
}) {
  const [asked, setAsked] = useState<readonly Etape[] | null>(null);
  const move = nextMove(etat, awaited);
  const others = otherEtapes(etat, move);
  const words = (etapes: readonly Etape[]) =>
    etapes.length > 1 ? 'Noter la réponse' : etapes.map((etape) => etapeLabels[etape]).join();
  return (
    <Group gap="sm">
      {others.length > 0 && (
        <Menu
          position="bottom-end"
          shadow="md"
          portalProps={{ target: 'main' }}
          withInitialFocusPlaceholder={false}
        >
          <Menu.Target>
            <Button variant="default">Autre étape</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((etape) => (
              <Menu.Item key={etape} fz="md" onClick={() => setAsked([etape])}>
                {etapeLabels[etape]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Button
        variant={move.kind === 'imprimer' ? 'filled' : 'default'}
        leftSection={<PrintIcon />}
        onClick={onPrint}
      >
        {move.kind === 'imprimer' ? 'Imprimer ce qu’il manque' : 'Imprimer la liste'}
      </Button>
      <Button component="a" variant="default" href={packHref}>
        Préparer le pack
      </Button>
      {move.kind === 'etape' && (
        <Button onClick={() => setAsked(move.etapes)}>{words(move.etapes)}</Button>
      )}
      {asked !== null && (
        <StepDialog
          title={words(asked)}
          etapes={asked}
          today={today}
          onNote={onNote}
          onClose={() => setAsked(null)}
        />
      )}
    </Group>
  );
}
