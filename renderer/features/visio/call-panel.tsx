import { Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { proposedThemes } from '../../../shared/domain/catalogue/default-themes.ts';
import { shippedIndex } from '../../../shared/domain/catalogue/shipped-index.ts';
import { telephoneVisioWords } from '../../../shared/domain/permanence/telephone-visio.ts';
import type { Ordre } from '../../../shared/visio/appel.ts';
import { spellSalle } from '../../../shared/visio/salle.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { formatHour } from '../../ui/format.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { WindowLink } from './booth-panel.tsx';
import { hasWindow, secondsWith } from './call-state.ts';
import type { Call } from './call-state.ts';
import { useTick } from './use-tick.ts';
import { settleCall } from './settle-call.ts';
import { usagerOf } from './to-note.ts';
import type { ToNote } from './to-note.ts';
import type { VisioControl } from './visio-control.ts';
import classes from './visio.module.css';
import {
  elsewhereWords,
  etapes,
  formatElapsed,
  pannes,
  proposeVisite,
  rdvWords,
  refusWords,
} from './words.ts';

/** The call under way: who is there and for how long, and what the desk can do about it. */
export function CallPanel({
  session,
  control,
  call,
  fenetre,
  onNote,
}: {
  readonly session: DeskSession;
  readonly control: VisioControl;
  readonly call: Call;
  readonly fenetre: string | null;
  readonly onNote: (toNote: ToNote) => void;
}) {
  const now = useTick(session.clock);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const { etape, moyen, moyens, presents, demande, refus } = call;
  const isOpened = hasWindow(call);
  const inRoom = etape === 'attente' || etape === 'en-cours';
  const tell = (ordre: Ordre) =>
    void run(async () => {
      const said = await control.say(ordre);
      setFailure(said.ok ? null : said.failure.sentence);
    });
  const retry = async () => {
    const again = await control.resume();
    setFailure(again.ok ? null : again.failure.sentence);
  };
  const byPhone = async () => {
    await control.end();
    onNote({
      draft: proposeVisite(call, 'telephone', null, proposedThemes(shippedIndex)),
      usager: usagerOf(call),
      // Held all the same, by the telephone. What could not be asked for stays on the screen.
      onSaved: () => void settleCall(session, control, call, 'honore'),
    });
  };
  return (
    <Panel
      title={refus === null ? 'Appel en cours' : 'L’appel n’a pas pu se faire'}
      aside={
        isOpened && (
          <Text className={classes['clock'] ?? ''} aria-label="Durée de la communication">
            {formatElapsed(secondsWith(call, now))}
          </Text>
        )
      }
    >
      {demande !== null && (
        <Notice
          kind="warn"
          word="La cabine vous appelle"
          action={<Button onClick={() => tell('arrive')}>J’arrive</Button>}
        >
          depuis {formatElapsed(Math.max(0, secondsSince(demande, now)))}.
        </Notice>
      )}
      {refus !== null ? (
        <Notice kind="error" {...(failure !== null && { word: 'Toujours rien' })}>
          {refusWords(refus)}
        </Notice>
      ) : etape === 'panne' && call.panne !== null ? (
        <Notice kind="error">{pannes[call.panne]}</Notice>
      ) : (
        <Text role="status" fw={600}>
          {moyen === 'navigateur' ? elsewhereWords(call.plan.lien) : etapes[etape]}
        </Text>
      )}
      {call.plan.rdv !== null && <Text>{frenchSpaces(rdvWords(call.plan.rdv))}</Text>}
      {call.plan.rdv !== null && call.plan.rdv.telephone !== null && (
        <Text>
          Si la visio ne marche pas, par téléphone&nbsp;:{' '}
          <strong>{frenchSpaces(telephoneVisioWords(call.plan.rdv.telephone))}</strong>
        </Text>
      )}
      {presents.length > 0 && (
        <ul className={classes['parts']} aria-label="Dans la salle">
          {presents.map(({ id, nom, depuis }) => (
            <li key={id}>
              <strong>{nom === '' ? 'Partenaire' : nom}</strong>
              <span>depuis {formatElapsed(Math.max(0, secondsSince(depuis, now)))}</span>
            </li>
          ))}
        </ul>
      )}
      {etape === 'ouverture' && <WindowLink fenetre={fenetre} />}
      {call.salle !== null && <PartnerLink call={call} zone={session.identity.zone} />}
      {failure !== null && failure !== refus?.sentence && <Notice kind="error">{failure}</Notice>}
      <Group gap="sm">
        {moyen === 'salle' && isOpened && (
          <>
            <Button variant="default" disabled={!inRoom} onClick={() => tell('micro')}>
              {moyens.micro ? 'Couper le micro' : 'Ouvrir le micro'}
            </Button>
            <Button variant="default" disabled={!inRoom} onClick={() => tell('camera')}>
              {moyens.camera ? 'Couper la caméra' : 'Ouvrir la caméra'}
            </Button>
          </>
        )}
        {(etape === 'panne' || etape === 'coupe') && (
          <Button loading={busy} onClick={() => void run(retry)}>
            {refus === null ? 'Réessayer dans la même salle' : 'Réessayer'}
          </Button>
        )}
        {(!isOpened || etape === 'panne' || etape === 'coupe' || etape === 'attente') && (
          <Button variant="default" onClick={() => void run(byPhone)}>
            Continuer par téléphone
          </Button>
        )}
        {isOpened ? (
          <Button
            color="red"
            variant="outline"
            onClick={() => void run(() => hangUp(control, call))}
          >
            {moyen === 'navigateur' ? 'L’appel est terminé' : 'Raccrocher'}
          </Button>
        ) : (
          <Button variant="default" onClick={control.forget}>
            Abandonner l’appel
          </Button>
        )}
      </Group>
    </Panel>
  );
}

/** In a room, politely: the others see that one has left. Elsewhere, at once. */
async function hangUp(control: VisioControl, { etape, moyen }: Call): Promise<void> {
  const isIn = etape === 'attente' || etape === 'en-cours';
  if (moyen === 'salle' && isIn && (await control.say('raccrocher')).ok) return;
  await control.end();
}

/** The way in for the partner: an address to send, or letters to say aloud. */
function PartnerLink({ call, zone }: { readonly call: Call; readonly zone: string }) {
  const { salle } = call;
  if (salle === null) return null;
  return (
    <Stack gap={4}>
      <Group align="flex-end" gap="sm">
        <TextInput
          label="Lien à donner au partenaire"
          description={`Il sert jusqu’à ${formatHour(Temporal.Instant.from(salle.a).toZonedDateTimeISO(zone))}. Il est pour le partenaire seul.`}
          value={salle.lienPartenaire}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
          flex="1 1 20rem"
        />
        <CopyButton value={salle.lienPartenaire}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copié' : 'Copier'}
            </Button>
          )}
        </CopyButton>
      </Group>
      {/* With a key, the name alone opens nothing: nothing to say aloud. */}
      {salle.jeton === null && (
        <Text size="sm">
          À dicter au téléphone&nbsp;: {salle.domaine}, salle{' '}
          <strong>{spellSalle(salle.salle)}</strong>
        </Text>
      )}
    </Stack>
  );
}

function secondsSince(instant: string, now: Temporal.Instant): number {
  return Math.floor(Temporal.Instant.from(instant).until(now).total('seconds'));
}
