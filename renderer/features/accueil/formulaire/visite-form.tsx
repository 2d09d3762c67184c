import { Button, Group, NumberInput, Stack, Tabs, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { blankDemande } from '../../../../shared/domain/visite/draft.ts';
import type { DemandeDraft, VisiteDraft } from '../../../../shared/domain/visite/draft.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { useCommunes } from '../../../data/communes/use-communes.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { ChoiceField } from '../../../ui/choice-field.tsx';
import { CommuneField } from '../../../ui/commune-field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useBusy } from '../../../ui/use-busy.ts';
import { DemandeFields } from './demande-fields.tsx';
import classes from './formulaire.module.css';
import { ageChoices, canalChoices, premiereVenueChoices } from './vocabulary-choices.ts';

/** Something to come back to, asked with a visite. */
export interface RappelDraft {
  readonly echeance: LocalDay;
  readonly texte: string;
}

/**
 * The tap form: large targets, everything beyond the demande one touch away. `onSave` answers once
 * the visite is *enregistrée*; a refusal is shown and nothing typed is lost.
 */
export function VisiteForm({
  session,
  initial,
  today,
  destinations,
  saveLabel,
  withRappel,
  onSave,
}: {
  readonly session: DeskSession;
  readonly initial: VisiteDraft;
  readonly today: LocalDay;
  readonly destinations: readonly string[];
  readonly saveLabel: string;
  readonly withRappel: boolean;
  readonly onSave: (draft: VisiteDraft, rappel: RappelDraft | null) => Promise<Result<unknown>>;
}) {
  const [draft, setDraft] = useState(initial);
  const [shown, setShown] = useState(0);
  const [detailed, setDetailed] = useState(() => saysMore(initial));
  const [rappel, setRappel] = useState({ echeance: '', texte: '' });
  const [failure, setFailure] = useState<string | null>(null);
  const [saving, run] = useBusy();
  const set = (change: Partial<VisiteDraft>) => setDraft({ ...draft, ...change });

  const setDemande = (index: number, demande: DemandeDraft) =>
    set({ demandes: draft.demandes.map((before, at) => (at === index ? demande : before)) });
  const addDemande = () => {
    set({ demandes: [...draft.demandes, blankDemande] });
    setShown(draft.demandes.length);
  };
  const removeDemande = (index: number) => {
    set({ demandes: draft.demandes.filter((_, at) => at !== index) });
    setShown(Math.max(0, index - 1));
  };

  const save = async () => {
    const asked = readRappel(rappel, today);
    if (asked === 'incomplet')
      return setFailure(
        'Pour rappeler quelqu’un, il faut un jour à venir et ce qu’il y a à faire. Complétez, ou videz les deux.',
      );
    const saved = await onSave(draft, asked);
    if (!saved.ok) setFailure(saved.failure.sentence);
  };

  const only = draft.demandes.length === 1;
  return (
    <form
      autoComplete="off"
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void run(save);
      }}
    >
      <div className={classes['fields']}>
        <Tabs value={String(shown)} onChange={(tab) => setShown(Number(tab))} keepMounted={false}>
          <Group gap="sm" mb={only ? 0 : 'sm'}>
            {!only && (
              <Tabs.List aria-label="Demandes de cette visite">
                {draft.demandes.map((_, index) => (
                  <Tabs.Tab key={index} value={String(index)}>
                    Demande {index + 1}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
            )}
            {!only && (
              <Button variant="subtle" onClick={() => removeDemande(shown)}>
                Retirer la demande {shown + 1}
              </Button>
            )}
          </Group>
          {draft.demandes.map((demande, index) => (
            <Tabs.Panel key={index} value={String(index)}>
              <DemandeFields
                demande={demande}
                detailed={detailed}
                destinations={destinations}
                onChange={(changed) => setDemande(index, changed)}
              />
            </Tabs.Panel>
          ))}
        </Tabs>
        {detailed && (
          <Details session={session} draft={draft} set={set}>
            {withRappel && (
              <Group align="flex-end" gap="md">
                <TextInput
                  type="date"
                  label="À rappeler le"
                  min={today}
                  value={rappel.echeance}
                  onChange={(event) =>
                    setRappel({ ...rappel, echeance: event.currentTarget.value })
                  }
                />
                <TextInput
                  label="Ce qu’il faudra faire"
                  maxLength={500}
                  className={classes['wide'] ?? ''}
                  value={rappel.texte}
                  onChange={(event) => setRappel({ ...rappel, texte: event.currentTarget.value })}
                />
              </Group>
            )}
          </Details>
        )}
      </div>
      <div className={classes['footer']}>
        {failure !== null && <Notice kind="error">{failure}</Notice>}
        <Group justify="space-between">
          <Group gap="xs">
            <Button variant="default" onClick={addDemande} disabled={draft.demandes.length >= 20}>
              Une autre demande
            </Button>
            <Button
              variant="default"
              aria-expanded={detailed}
              onClick={() => setDetailed((before) => !before)}
            >
              {detailed ? 'Moins de détails' : 'Plus de détails'}
            </Button>
          </Group>
          <Button type="submit" loading={saving} size="lg">
            {saveLabel}
          </Button>
        </Group>
      </div>
    </form>
  );
}

function Details({
  session,
  draft,
  set,
  children,
}: {
  readonly session: DeskSession;
  readonly draft: VisiteDraft;
  readonly set: (change: Partial<VisiteDraft>) => void;
  readonly children: React.ReactNode;
}) {
  const communes = useCommunes(session.identity);
  return (
    <Stack gap="sm" mt="sm">
      <ChoiceField
        label="Canal"
        choices={canalChoices}
        value={draft.canal}
        onChange={(canal) => set({ canal: canal ?? 'accueil-spontane' })}
      />
      <ChoiceField
        label="Âge"
        choices={ageChoices}
        value={draft.age}
        onChange={(age) => set({ age })}
      />
      <Group align="flex-end" gap="md">
        <div className={classes['commune']}>
          <CommuneField
            value={draft.commune}
            onChange={(commune) => set({ commune })}
            communes={communes}
            label="Commune de résidence"
          />
        </div>
        <ChoiceField
          label="Première venue"
          choices={premiereVenueChoices}
          value={draft.premiereVenue === null ? null : draft.premiereVenue ? 'oui' : 'non'}
          onChange={(first) => set({ premiereVenue: first === null ? null : first === 'oui' })}
        />
        <NumberInput
          label="Personnes du foyer"
          w={180}
          min={1}
          max={20}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="strict"
          value={draft.foyer ?? ''}
          onChange={(typed) =>
            set({ foyer: typeof typed === 'number' && typed > 0 ? typed : null })
          }
        />
      </Group>
      <Textarea
        label="Note"
        description="Elle reste sur ce poste, illisible pour qui n’a pas la phrase secrète."
        rows={2}
        maxLength={4000}
        value={draft.note ?? ''}
        onChange={(event) => set({ note: event.currentTarget.value || null })}
      />
      {children}
    </Stack>
  );
}

/** The rappel asked, null when none is, or `incomplet`. */
function readRappel(
  { echeance, texte }: { readonly echeance: string; readonly texte: string },
  today: LocalDay,
): RappelDraft | null | 'incomplet' {
  if (echeance === '' && texte.trim() === '') return null;
  const day = localDaySchema.safeParse(echeance);
  return day.success && day.data > today && texte.trim() !== ''
    ? { echeance: day.data, texte: texte.trim() }
    : 'incomplet';
}

function saysMore({ canal, age, commune, premiereVenue, foyer, note, demandes }: VisiteDraft) {
  return (
    canal !== 'accueil-spontane' ||
    [age, commune, premiereVenue, foyer, note].some((field) => field !== null) ||
    demandes.some(({ demarche, autonomie }) => demarche !== null || autonomie !== null)
  );
}
