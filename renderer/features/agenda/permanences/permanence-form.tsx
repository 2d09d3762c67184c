import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { listDays } from '../../../../shared/domain/permanence/expand-permanence.ts';
import { proposeExceptions } from '../../../../shared/domain/permanence/proposed-exceptions.ts';
import type { Permanence } from '../../../../shared/domain/permanence/schema.ts';
import { departementOfSite } from '../../../../shared/domain/site/departement-of-site.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import { createId } from '../../../../shared/kernel/random.ts';
import type { Calendar } from '../../../data/agenda/calendar.ts';
import { changePermanence, enterPermanence } from '../../../data/agenda/permanences.ts';
import type { HeldPermanence, ToCallBack } from '../../../data/agenda/permanences.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { count } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { useBusy } from '../../../ui/use-busy.ts';
import { blankDraft, draftToPermanence, permanenceToDraft } from './draft.ts';
import type { PermanenceDraft } from './draft.ts';
import { PermanenceFields } from './permanence-fields.tsx';
import { TouchedRdvs } from './touched-rdvs.tsx';

/** Two more jours fériés are kept there. */
function isAlsaceMoselle(identity: DeskSession['identity']): boolean {
  return ['57', '67', '68'].includes(departementOfSite(identity) ?? '');
}

/** A change about to be made, and the RDV it moves or cancels. */
interface Tried {
  readonly permanence: Permanence;
  readonly touched: readonly ToCallBack[];
}

/**
 * Enters a permanence held at this platform, or changes one it entered: what a change moves or cancels
 * is shown before it is made. It takes the network: nothing is kept for later.
 */
export function PermanenceForm({
  session,
  calendar,
  today,
  held,
  onSaved,
  onClose,
}: {
  readonly session: DeskSession;
  readonly calendar: Calendar;
  readonly today: LocalDay;
  /** The one that is changed; null: a new one is entered. */
  readonly held: HeldPermanence | null;
  readonly onSaved: (touched: readonly ToCallBack[]) => void;
  readonly onClose: () => void;
}) {
  const former = held?.permanence ?? null;
  const [draft, setDraft] = useState<PermanenceDraft>(() =>
    former === null ? blankDraft(today) : permanenceToDraft(former),
  );
  // The same ones until it is done: an answer that was lost is asked for again, not entered twice.
  const [ids] = useState(() => ({
    id: former?.id ?? idSchema.parse(createId(session.random)),
    demande: idSchema.parse(createId(session.random)),
  }));
  const [tried, setTried] = useState<Tried | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const { site } = session.identity;
  const about = { id: ids.id, site, former };
  const salles = [...calendar.salles.values()].filter((one) => one.site === site && one.active);
  const planned = draftToPermanence({ ...draft, motifs: draft.motifs || '-' }, about);
  const days = planned.ok ? listDays(planned.value) : null;
  const off =
    days?.ok === true
      ? proposeExceptions(days.value, [...calendar.vacances.values()], {
          alsaceMoselle: isAlsaceMoselle(session.identity),
        })
      : [];

  const save = (permanence: Permanence) =>
    run(async () => {
      const saved =
        held === null
          ? await enterPermanence(session, ids.demande, permanence)
          : await changePermanence(session, held, permanence, {
              demande: ids.demande,
              essai: false,
            });
      setTried(null);
      if (saved.ok) onSaved(saved.value);
      else setFailure(saved.failure.sentence);
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // What was proposed for days it is no longer held on is let go of.
    const heldDays = new Set<string>(days?.ok === true ? days.value : draft.sauf);
    const sauf = draft.sauf.filter((jour) => heldDays.has(jour));
    const read = draftToPermanence({ ...draft, sauf }, about);
    if (!read.ok) return setFailure(read.failure.sentence);
    setFailure(null);
    if (held === null) return void save(read.value);
    void run(async () => {
      const demande = idSchema.parse(createId(session.random));
      const touched = await changePermanence(session, held, read.value, { demande, essai: true });
      if (!touched.ok) setFailure(touched.failure.sentence);
      else setTried({ permanence: read.value, touched: touched.value });
    });
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={held === null ? 'Nouvelle permanence à cette plateforme' : 'Modifier cette permanence'}
      size="xl"
    >
      {tried === null ? (
        <form onSubmit={submit} autoComplete="off">
          <Stack gap="md">
            <PermanenceFields
              draft={draft}
              set={(change) => setDraft((before) => ({ ...before, ...change }))}
              salles={salles}
              off={off}
              earliest={held === null ? today : null}
              isOther={former !== null && permanenceToDraft(former).rythme === 'autre'}
            />
            <Text size="sm" c="dimmed">
              N’écrivez ici aucun nom de personne reçue&nbsp;: cette fiche part au département.
            </Text>
            {failure !== null && <Notice kind="error">{failure}</Notice>}
            <Button type="submit" disabled={busy}>
              {held === null ? 'Enregistrer la permanence' : 'Voir ce que cela change'}
            </Button>
          </Stack>
        </form>
      ) : (
        <Stack gap="md">
          <Text>
            {tried.touched.length === 0
              ? 'Aucun rendez-vous n’est touché.'
              : `${count(tried.touched.length, 'rendez-vous est touché', 'rendez-vous sont touchés')}\u00a0: il faudra rappeler.`}
          </Text>
          <TouchedRdvs touched={tried.touched} />
          <Group>
            <Button disabled={busy} onClick={() => void save(tried.permanence)} data-autofocus>
              Modifier la permanence
            </Button>
            <Button variant="default" disabled={busy} onClick={() => setTried(null)}>
              Revenir à la saisie
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
