import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { recordActe } from '../../../shared/domain/mandat/change-mandat.ts';
import { refuse } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { Mandat } from '../../data/mandats/mandat-kind.ts';
import { reviseMandat } from '../../data/mandats/mandats.ts';
import { NBSP } from '../../ui/format.ts';
import { MandatDialog } from './mandat-dialog.tsx';
import { demarcheChoices } from './mandat-words.ts';

/** Something done under a mandat, added to its journal. */
export function ActeDialog({
  session,
  today,
  mandat,
  proposed = null,
  onClose,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly mandat: Mandat;
  /** What it begins with, when it is noted from where it was done. */
  readonly proposed?: { readonly demarche: string; readonly texte: string } | null;
  readonly onClose: () => void;
}) {
  const { demarches } = mandat.sealed;
  const [day, setDay] = useState<string>(today);
  const [texte, setTexte] = useState(proposed === null ? '' : `${proposed.texte}${NBSP}: `);
  const [demarche, setDemarche] = useState<string | null>(
    proposed?.demarche ?? (demarches.length === 1 ? (demarches[0] ?? null) : null),
  );
  const note = async () => {
    const jour = localDaySchema.safeParse(day);
    if (!jour.success) return refuse('mandat-date', 'Donnez une date entière : jour, mois, année.');
    const said = texte.trim();
    if (said === '') return refuse('mandat-acte', 'Dites en quelques mots ce qui a été fait.');
    const acte = {
      jour: jour.data,
      noteLe: session.clock.now().toString(),
      par: session.author.id,
      demarche,
      texte: said,
    };
    const noted = recordActe(mandat.sealed, acte, today);
    return noted.ok ? reviseMandat(session, mandat, noted.value) : noted;
  };
  return (
    <MandatDialog
      title="Noter ce qui a été fait"
      action="Enregistrer"
      onSubmit={note}
      onClose={onClose}
    >
      <Textarea
        label="Ce qui a été fait au nom de la personne"
        maxLength={500}
        rows={2}
        value={texte}
        data-autofocus
        onChange={(event) => setTexte(event.currentTarget.value)}
      />
      <Select
        label="Démarche"
        searchable
        clearable
        data={
          demarches.length === 0
            ? demarcheChoices()
            : demarcheChoices().filter(({ value }) => demarches.includes(value))
        }
        value={demarche}
        onChange={setDemarche}
      />
      <TextInput
        type="date"
        label="Le"
        max={today}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
    </MandatDialog>
  );
}
