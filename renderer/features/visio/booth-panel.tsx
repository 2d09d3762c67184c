import { Anchor, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { CheckIcon, WarningIcon } from '../../ui/icons.tsx';
import { formatDay } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import type { Booth } from './booth.ts';
import type { VisioControl } from './visio-control.ts';
import classes from './visio.module.css';
import { constats, parties } from './words.ts';

/** The booth as it was last found, and the check of it. */
export function BoothPanel({
  control,
  booth,
  checking,
  busy,
  fenetre,
  domaine,
}: {
  readonly control: VisioControl;
  readonly booth: Booth;
  readonly checking: boolean;
  readonly busy: boolean;
  readonly fenetre: string | null;
  readonly domaine: string | null;
}) {
  const [failure, setFailure] = useState<string | null>(null);
  const [opening, run] = useBusy();
  const check = async () => {
    const opened = await control.check(domaine);
    setFailure(opened.ok ? null : opened.failure.sentence);
  };
  const { essai, verifieeLe } = booth;
  return (
    <Panel
      title="La cabine"
      aside={
        <Button
          variant="default"
          loading={opening}
          disabled={busy}
          onClick={() => void run(checking ? () => control.end() : check)}
        >
          {checking ? 'Fermer la vérification' : 'Vérifier la cabine'}
        </Button>
      }
    >
      {essai === null || verifieeLe === null ? (
        <Text c="dimmed">
          Jamais vérifiée sur ce poste. Caméra, micro, haut-parleurs et réseau se vérifient dans une
          seule fenêtre, et le résultat est gardé ici.
        </Text>
      ) : (
        <>
          <Text>Vérifiée le {formatDay(verifieeLe)}.</Text>
          <ul className={classes['parts']}>
            {parties.map(({ id, nom }) => {
              const isFine = essai[id] === 'bon' || essai[id] === 'sans-objet';
              return (
                <li key={id}>
                  {isFine ? <CheckIcon /> : <WarningIcon />}
                  <span>
                    {nom}&nbsp;: <strong>{constats[essai[id]]}</strong>
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {checking && (
        <Group gap="sm">
          <Text role="status">La vérification est ouverte dans sa fenêtre.</Text>
          <WindowLink fenetre={fenetre} />
        </Group>
      )}
      {failure !== null && <Notice kind="error">{failure}</Notice>}
    </Panel>
  );
}

/** The way to the window when the browser did not open it. */
export function WindowLink({ fenetre }: { readonly fenetre: string | null }) {
  return fenetre === null ? null : (
    <Anchor href={fenetre} target="_blank" rel="noopener noreferrer">
      Rien ne s’est ouvert&#x202f;? Ouvrir la fenêtre
    </Anchor>
  );
}
