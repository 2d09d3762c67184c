import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { usagerCopy } from '../../../../shared/documents/papers/usager-copy.ts';
import type { UsagerCopySource } from '../../../../shared/documents/papers/usager-copy.ts';
import { noteAcces } from '../../../data/acces/acces.ts';
import { useUsagerDossiers } from '../../../data/dossiers/use-usager-dossiers.ts';
import { useUsagerMandats } from '../../../data/mandats/use-usager-mandats.ts';
import { useLinkedVisites } from '../../../data/visites/use-linked-visites.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useBusy } from '../../../ui/use-busy.ts';
import type { PageDialogProps } from '../usagers-screen-props.ts';
import { copyToJson, gatherCopy } from './gather-copy.ts';

/** All that is held, on paper or as a file. Preparing it is noted in the access log. */
export function CopyDialog({
  session,
  today,
  usager,
  communeName,
  onPrint,
  onClose,
}: PageDialogProps) {
  const dossiers = useUsagerDossiers(session, usager.id);
  const mandats = useUsagerMandats(session, usager.id);
  const visites = useLinkedVisites(session, usager.sealed.visites);
  const [file, setFile] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  useEffect(() => () => void (file !== null && URL.revokeObjectURL(file)), [file]);
  const held =
    dossiers === undefined || mandats === undefined || visites === undefined
      ? null
      : { usager, dossiers, mandats, visites };

  const hand = async (give: (source: UsagerCopySource) => void) => {
    if (held === null) return;
    const noted = await noteAcces(session, usager.id, 'copie-remise');
    if (!noted.ok) return setFailure(noted.failure.sentence);
    give(await gatherCopy(session, today, held, communeName));
  };
  return (
    <Stack gap="md">
      <Text>
        Tout ce qui est gardé&nbsp;: la fiche, les dossiers avec leurs notes (
        {dossiers?.length ?? 0}), les mandats ({mandats?.length ?? 0}), les visites reliées (
        {visites?.length ?? 0}), et qui a ouvert la fiche depuis douze mois. Remettez-la à la
        personne elle-même.
      </Text>
      {failure !== null && <Notice kind="error">{failure}</Notice>}
      <Group>
        <Button
          loading={busy}
          disabled={held === null}
          onClick={() =>
            void run(() =>
              hand((source) => {
                onClose();
                onPrint(usagerCopy(source));
              }),
            )
          }
        >
          Imprimer la copie
        </Button>
        {file === null ? (
          <Button
            variant="default"
            disabled={busy || held === null}
            onClick={() =>
              void run(() =>
                hand((source) =>
                  setFile(
                    URL.createObjectURL(
                      new Blob([copyToJson(source)], { type: 'application/json' }),
                    ),
                  ),
                ),
              )
            }
          >
            Préparer un fichier
          </Button>
        ) : (
          <Button
            component="a"
            variant="default"
            href={file}
            download={`copie-${session.identity.site}-${today}.json`}
          >
            Enregistrer le fichier (JSON)
          </Button>
        )}
      </Group>
      <Text c="dimmed" size="sm">
        Le fichier contient les mêmes données, lisibles par un autre logiciel. Enregistrez-le sur le
        support de la personne, pas sur ce poste.
      </Text>
    </Stack>
  );
}
