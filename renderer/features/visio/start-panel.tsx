import { Button, Group, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { operateurLabels, operateurSchema } from '../../../shared/domain/vocabulary/operateur.ts';
import type { Operateur } from '../../../shared/domain/vocabulary/operateur.ts';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { isBoothReady } from './booth.ts';
import type { Booth } from './booth.ts';
import type { Reglages } from './reglages.ts';
import type { VisioControl } from './visio-control.ts';

const operateurs = operateurSchema.options.map((value) => ({
  value,
  label: operateurLabels[value],
}));

/** A call without an appointment: whom, by which way, and one button. */
export function StartPanel({
  control,
  booth,
  reglages,
  checking,
}: {
  readonly control: VisioControl;
  readonly booth: Booth;
  readonly reglages: Reglages;
  readonly checking: boolean;
}) {
  const [operateur, setOperateur] = useState<Operateur | null>(null);
  const [lien, setLien] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [starting, run] = useBusy();
  const domaine = reglages !== null && 'connus' in reglages ? reglages.connus.domaine : null;
  const audioDAbord =
    booth.audioDAbord ||
    (reglages !== null && 'connus' in reglages && reglages.connus.audioDAbord) ||
    booth.essai?.reseau === 'lent';
  const start = async () => {
    setFailure(null);
    const started = await control.start({
      operateur,
      lien: lien.trim() === '' ? null : lien,
      audioDAbord,
      rdv: null,
    });
    if (!started.ok) setFailure(started.failure.sentence);
  };
  return (
    <Panel title="Démarrer un appel">
      <form
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void run(start);
        }}
      >
        <Stack gap="sm">
          <Group align="flex-start">
            <Select
              label="Avec qui&#x202f;?"
              placeholder="Un partenaire"
              data={operateurs}
              value={operateur}
              onChange={(value) => setOperateur(operateurSchema.safeParse(value).data ?? null)}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': 'Effacer le partenaire' }}
              nothingFoundMessage="Aucun de ce nom"
              flex="1 1 16rem"
            />
            <TextInput
              label="Lien donné par le partenaire"
              description={
                domaine === null
                  ? 'Une adresse en https://, copiée en entier.'
                  : 'Vide\u00a0: une salle du département est ouverte.'
              }
              value={lien}
              onChange={(event) => setLien(event.currentTarget.value)}
              maxLength={2000}
              inputMode="url"
              spellCheck={false}
              autoComplete="off"
              flex="2 1 22rem"
            />
          </Group>
          <Switch
            label="Le son d’abord, la caméra ensuite"
            description="Quand le réseau est lent, l’image se rallume à la main."
            checked={audioDAbord}
            onChange={(event) => control.setAudioFirst(event.currentTarget.checked)}
          />
          <RoomState reglages={reglages} />
          {isBoothReady(booth) !== true && (
            <Notice kind={booth.essai === null ? 'info' : 'warn'}>
              {booth.essai === null
                ? 'La cabine n’a pas encore été vérifiée sur ce poste. L’appel peut démarrer\u202f; la vérifier prend une minute.'
                : 'À la dernière vérification, quelque chose n’allait pas dans la cabine\u00a0: voyez plus bas.'}
            </Notice>
          )}
          {failure !== null && <Notice kind="error">{failure}</Notice>}
          <Group>
            <Button
              type="submit"
              size="lg"
              loading={starting}
              disabled={checking || (domaine === null && lien.trim() === '')}
            >
              Démarrer l’appel
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}

/** Whether the département gives rooms, and what to do when it does not. */
function RoomState({ reglages }: { readonly reglages: Reglages }) {
  if (reglages === null)
    return (
      <Text c="dimmed" size="sm">
        Recherche du serveur de visio du département…
      </Text>
    );
  if ('failure' in reglages)
    return (
      <Notice kind={reglages.failure.code === 'non-relie' ? 'info' : 'warn'}>
        {reglages.failure.code === 'non-relie'
          ? 'Ce poste n’est relié à aucun département, qui donne les salles\u00a0: collez le lien du partenaire, ou appelez-le par téléphone.'
          : 'Le département ne répond pas\u00a0: pas de salle pour l’instant. Collez le lien du partenaire, ou appelez-le par téléphone et notez la visite au téléphone.'}
      </Notice>
    );
  return reglages.connus.domaine === null ? (
    <Notice kind="info">
      Le département n’a pas de serveur de visio&nbsp;: collez le lien du partenaire.
    </Notice>
  ) : (
    <Text c="dimmed" size="sm">
      Salles du département&nbsp;: {reglages.connus.domaine}
    </Text>
  );
}
