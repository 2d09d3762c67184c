import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { giveMandat } from '../../../shared/domain/mandat/change-mandat.ts';
import { perimetreLabels, perimetreSchema } from '../../../shared/domain/mandat/schema.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { Mandat } from '../../data/mandats/mandat-kind.ts';
import { createMandat } from '../../data/mandats/mandats.ts';
import { listPeople } from '../../data/vault/people.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { MandatDialog } from './mandat-dialog.tsx';
import { demarcheChoices } from './mandat-words.ts';
import { SeveralField } from './several-field.tsx';
import { blankTerms, readTerms, TermsFields } from './terms-fields.tsx';

/** A new mandat: who may act, for what, for how long. Nothing is chosen in the person’s place. */
export function MandatForm({
  session,
  today,
  usager,
  onGiven,
  onClose,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly usager: Id;
  readonly onGiven: (mandat: Mandat) => void;
  readonly onClose: () => void;
}) {
  const people = listPeople(session.vault.current());
  const [mandataires, setMandataires] = useState<readonly string[]>([session.author.id]);
  const [sens, setSens] = useState<'demarches' | 'perimetres' | null>('demarches');
  const [demarches, setDemarches] = useState<readonly string[]>([]);
  const [perimetres, setPerimetres] = useState<readonly string[]>([]);
  const [terms, setTerms] = useState(() => blankTerms(today));
  const give = async () => {
    const read = readTerms(terms);
    if (!read.ok) return read;
    const { jour, ...rest } = read.value;
    const given = giveMandat(
      {
        ...rest,
        usager,
        mandataires: people.map(({ id }) => id).filter((id) => mandataires.includes(id)),
        demarches: sens === 'demarches' ? [...demarches] : [],
        perimetres:
          sens === 'perimetres'
            ? perimetreSchema.options.filter((one) => perimetres.includes(one))
            : [],
      },
      { jour, noteLe: session.clock.now().toString(), par: session.author.id },
      today,
    );
    if (!given.ok) return given;
    const kept = await createMandat(session, given.value);
    if (kept.ok) onGiven(kept.value);
    return kept;
  };
  return (
    <MandatDialog
      title="Faire un mandat"
      action="Enregistrer le mandat"
      onSubmit={give}
      onClose={onClose}
    >
      <SeveralField
        label="Qui peut agir&#x202f;?"
        choices={people.map(({ id, nom }) => ({ value: id, label: nom }))}
        values={mandataires}
        onChange={setMandataires}
      />
      <ChoiceField
        label="Pour quoi&#x202f;?"
        choices={[
          { value: 'demarches', label: 'Des démarches précises' },
          { value: 'perimetres', label: 'Des domaines' },
        ]}
        value={sens}
        onChange={setSens}
      />
      {sens === 'perimetres' ? (
        <SeveralField
          label="Domaines"
          choices={perimetreSchema.options.map((value) => ({
            value,
            label: perimetreLabels[value],
          }))}
          values={perimetres}
          onChange={setPerimetres}
        />
      ) : (
        <MultiSelect
          label="Démarches"
          searchable
          nothingFoundMessage="Aucune démarche de ce nom"
          data={demarcheChoices()}
          value={[...demarches]}
          onChange={setDemarches}
        />
      )}
      <TermsFields terms={terms} today={today} onChange={setTerms} />
    </MandatDialog>
  );
}
