import {
  Button,
  Group,
  MultiSelect,
  NativeSelect,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { operateurLabels, operateurSchema } from '../../../shared/domain/vocabulary/operateur.ts';
import type { Permanence } from '../../../shared/domain/permanence/schema.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import {
  agendaPaths as paths,
  permanenceAnswerSchema,
  propositionsAnswerSchema,
} from '../../../shared/sync/agenda-api.ts';
import type { AgendaAnswer, PermanenceAnswer } from '../../../shared/sync/agenda-api.ts';
import type { PermanenceTenue } from '../../../shared/sync/calendar.ts';
import { count } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import type { PageProps } from '../pages.ts';
import classes from '../pilotage.module.css';
import { placeToHash } from '../place.ts';
import { useFirstFault } from '../use-first-fault.ts';
import { addExceptions, readDraft, repetitions, toDraft, writeRule } from './permanence-draft.ts';
import type { DraftFaults, DraftField, Repetition } from './permanence-draft.ts';
import { TouchedList } from './touched-list.tsx';

/** A change about to be made, with the RDV it touches: made once confirmed. */
interface Pending {
  readonly permanence: Permanence;
  readonly annulee: boolean;
  readonly tried: PermanenceAnswer;
}

/** Enters a permanence, changes one or cancels it: what it does to RDV is shown first. */
export function PermanenceForm({
  client,
  agenda,
  tenue,
  newId,
  onDone,
  onExpired,
}: Pick<PageProps, 'client' | 'onExpired'> & {
  readonly agenda: AgendaAnswer;
  /** The permanence to change; null to enter one. */
  readonly tenue: PermanenceTenue | null;
  readonly newId: string;
  readonly onDone: (sentence: string) => Promise<void>;
}) {
  const before = tenue?.permanence ?? null;
  const [draft, setDraft] = useState(() => toDraft(before, agenda.today));
  const [faults, setFaults] = useState<DraftFaults>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pending, setPending] = useState<Pending | null>(null);
  const [busy, run] = useBusy();
  const form = useFirstFault(faults);

  const fail = (answer: Result<unknown>) => {
    if (answer.ok) return;
    if (answer.failure.code === 'signed-out') onExpired();
    setRefusal(answer.failure.sentence);
  };
  const send = (permanence: Permanence, annulee: boolean, essai: boolean) =>
    client.send(
      'POST',
      paths.permanences,
      { permanence, rev: tenue?.rev ?? null, annulee, essai },
      permanenceAnswerSchema,
    );
  const commit = async (permanence: Permanence, annulee: boolean) => {
    const answer = await send(permanence, annulee, false);
    if (!answer.ok) return fail(answer);
    const { creneaux, aRappeler } = answer.value;
    const told =
      aRappeler.length === 0
        ? ''
        : ` ${count(aRappeler.length, 'RDV à rappeler', 'RDV à rappeler')}.`;
    const done = annulee
      ? 'annulée'
      : `enregistrée, ${count(creneaux, 'créneau', 'créneaux')} à venir`;
    return onDone(`Permanence ${permanence.organismeNom}\u00a0: ${done}.${told}`);
  };
  /** A change is tried first: if it touches someone’s RDV, it is shown before it is done. */
  const ask = (permanence: Permanence, annulee: boolean) =>
    run(async () => {
      setRefusal(null);
      if (tenue === null) return commit(permanence, annulee);
      const tried = await send(permanence, annulee, true);
      if (!tried.ok) return fail(tried);
      if (tried.value.aRappeler.length === 0 && !annulee) return commit(permanence, annulee);
      return setPending({ permanence, annulee, tried: tried.value });
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readDraft(draft, before?.id ?? newId, before);
    setFaults(read.ok ? {} : read.faults);
    if (!read.ok) setRefusal('Rien n’est enregistré\u00a0: corrigez les champs en rouge.');
    else void ask(read.permanence, false);
  };
  const propose = () =>
    run(async () => {
      const recurrence = writeRule(draft);
      if (recurrence === null || draft.premierJour === '')
        return setRefusal('Donnez d’abord le premier jour, la répétition et sa fin.');
      const query = new URLSearchParams({ premierJour: draft.premierJour, recurrence });
      const answer = await client.get(
        `${paths.propositions}?${query.toString()}`,
        propositionsAnswerSchema,
      );
      if (!answer.ok) return fail(answer);
      const days = answer.value.jours.map(({ jour }) => jour);
      setRefusal(
        days.length === 0
          ? 'Aucun jour férié ni jour de vacances ne tombe dans cette série.'
          : null,
      );
      return setDraft({ ...draft, exceptions: addExceptions(draft.exceptions, days) });
    });

  const set = (field: DraftField, value: string) => setDraft({ ...draft, [field]: value });
  const field = (name: Exclude<DraftField, 'sites'>) => ({
    value: draft[name],
    error: faults[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      set(name, event.currentTarget.value),
    autoComplete: 'off',
  });
  const whole = { className: classes['whole'] ?? '' };
  const known = before !== null && !operateurSchema.safeParse(before.organisme).success;
  const partners = [
    { value: '', label: 'Choisir…' },
    ...operateurSchema.options
      .filter((id) => id !== 'autre')
      .map((id) => ({ value: id as string, label: operateurLabels[id] })),
    ...(known ? [{ value: before.organisme, label: before.organismeNom }] : []),
    { value: 'autre', label: 'Autre (à nommer)' },
  ];
  const sites = agenda.sites.map(({ id, nom }) => ({ value: id as string, label: nom }));
  const rooms = agenda.salles.filter(({ site, active }) => site === draft.site && active);

  return (
    <form ref={form} className={classes['form']} onSubmit={submit} noValidate>
      <Stack gap="lg">
        <Group justify="space-between" align="flex-end">
          <ScreenTitle product="Relais, pilotage">
            {before === null ? 'Nouvelle permanence' : `Permanence ${before.organismeNom}`}
          </ScreenTitle>
          <Button component="a" variant="default" href={placeToHash('permanences')}>
            Toutes les permanences
          </Button>
        </Group>
        <div className={classes['fields']}>
          <NativeSelect label="Partenaire" data={partners} {...field('organisme')} required />
          {draft.organisme === 'autre' && (
            <TextInput label="Nom du partenaire" {...field('organismeNom')} required />
          )}
          <TextInput label="Agent ou service" description="Facultatif" {...field('agent')} />
          <NativeSelect
            label="Comment"
            data={[
              { value: 'visio', label: 'En visio' },
              { value: 'plateforme', label: 'Sur place, à une plateforme' },
            ]}
            {...field('genre')}
          />
          {draft.genre === 'plateforme' ? (
            <>
              <NativeSelect
                label="Plateforme"
                data={[{ value: '', label: 'Choisir…' }, ...sites]}
                {...field('site')}
                required
              />
              <NativeSelect
                label="Salle"
                data={[
                  { value: '', label: 'Aucune' },
                  ...rooms.map(({ id, nom }) => ({ value: id as string, label: nom })),
                ]}
                {...field('salle')}
              />
            </>
          ) : (
            <>
              <MultiSelect
                label="Plateformes servies"
                description="Aucune choisie&nbsp;: toutes"
                data={sites}
                value={[...draft.sites]}
                onChange={(chosen) => setDraft({ ...draft, sites: chosen })}
                clearable
              />
              <TextInput
                label="Lien d’appel du partenaire"
                description="Facultatif, en https"
                placeholder="https://"
                {...field('lien')}
              />
              <TextInput
                label="Téléphone de secours"
                description="Facultatif&nbsp;: imprimé sur le coupon, si la visio ne marche pas"
                inputMode="tel"
                {...field('telephone')}
              />
              <TextInput
                label="Code à composer"
                description="S’il y en a un"
                inputMode="numeric"
                {...field('code')}
              />
            </>
          )}
          <TextInput type="date" label="Premier jour" {...field('premierJour')} required />
          <TextInput type="time" step={300} label="De" {...field('debut')} required />
          <TextInput type="time" step={300} label="À" {...field('fin')} required />
          <NativeSelect
            label="Répétition"
            data={Object.entries(repetitions)
              .filter(([value]) => value !== 'autre' || draft.repetition === 'autre')
              .map(([value, label]) => ({ value, label }))}
            value={draft.repetition}
            error={faults.repetition}
            onChange={(event) =>
              setDraft({ ...draft, repetition: event.currentTarget.value as Repetition })
            }
          />
          {draft.repetition !== 'aucune' && draft.repetition !== 'autre' && (
            <TextInput type="date" label="Jusqu’au" {...field('jusquAu')} required />
          )}
          <TextInput
            label="Durée d’un créneau (minutes)"
            inputMode="numeric"
            {...field('dureeCreneau')}
          />
          <TextInput label="Places par créneau" inputMode="numeric" {...field('places')} />
          <TextInput
            label="Ouvert combien de jours avant"
            description="Vide&nbsp;: dès maintenant"
            inputMode="numeric"
            {...field('ouverture')}
          />
          <Textarea
            label="Motifs reçus"
            description="Un par ligne"
            rows={3}
            {...field('motifs')}
            required
            {...whole}
          />
          <Textarea
            label="Pièces à apporter"
            description="Une par ligne"
            rows={3}
            {...field('pieces')}
            {...whole}
          />
          <Textarea
            label="Dates sans permanence, ou déplacées"
            description="Une par ligne&nbsp;: 14/07/2026, ou 14/07/2026 > 15/07/2026 14:00-16:00"
            rows={3}
            {...field('exceptions')}
            {...whole}
          />
          <div>
            <Button variant="default" onClick={() => void propose()} loading={busy}>
              Ajouter les jours fériés et les vacances
            </Button>
          </div>
          <Textarea label="Notes pour les postes" rows={2} {...field('notes')} {...whole} />
        </div>
        {refusal !== null && <Notice kind="error">{refusal}</Notice>}
        {pending === null ? (
          <Group>
            <Button type="submit" loading={busy}>
              Enregistrer
            </Button>
            {tenue !== null && tenue.etat === 'active' && (
              <Button
                variant="default"
                loading={busy}
                onClick={() => void ask(tenue.permanence, true)}
              >
                Annuler cette permanence…
              </Button>
            )}
          </Group>
        ) : (
          <Stack>
            <Notice kind="warn">
              {pending.annulee
                ? 'Tous les créneaux à venir seront retirés.'
                : 'Ce changement touche des rendez-vous.'}{' '}
              {pending.tried.aRappeler.length === 0
                ? 'Aucun rendez-vous n’est pris.'
                : 'Les plateformes les verront à rappeler.'}
            </Notice>
            <TouchedList touched={pending.tried.aRappeler} sites={agenda.sites} />
            <Group>
              <Button
                loading={busy}
                onClick={() => void run(() => commit(pending.permanence, pending.annulee))}
              >
                {pending.annulee ? 'Annuler la permanence' : 'Enregistrer quand même'}
              </Button>
              <Button variant="default" onClick={() => setPending(null)}>
                Ne rien changer
              </Button>
            </Group>
          </Stack>
        )}
        <Text c="dimmed" size="sm">
          Les postes reliés voient le changement dans les secondes qui suivent.
        </Text>
      </Stack>
    </form>
  );
}
