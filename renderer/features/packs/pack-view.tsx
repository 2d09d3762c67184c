import { Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Nir } from '../../../shared/domain/identifiant/nir.ts';
import { composePack } from '../../../shared/documents/packs/compose-pack.ts';
import { defaultParts } from '../../../shared/documents/packs/pack-source.ts';
import type { PackPartName, PackSource } from '../../../shared/documents/packs/pack-source.ts';
import type { PackVariant } from '../../../shared/documents/packs/pack.ts';
import type { DossierEntry } from '../../data/dossiers/dossier-kind.ts';
import { FormDialog } from './form-dialog.tsx';
import type { OpenedForm } from './form-dialog.tsx';
import { FormsPanel } from './forms-panel.tsx';
import { formsOf, gatherPack, mandatsOf, rdvOf } from './gather-pack.ts';
import type { PackFacts } from './gather-pack.ts';
import { LetterPanel } from './letter-panel.tsx';
import { PackOptions } from './pack-options.tsx';
import { PackPreview } from './pack-preview.tsx';
import type { PackScreenProps } from './pack-props.ts';
import classes from './packs.module.css';

/** What is in the pack beside what it looks like. */
export function PackView({
  session,
  today,
  papers,
  draw,
  entry,
  members,
  facts,
}: Pick<PackScreenProps, 'session' | 'today' | 'papers' | 'draw'> & {
  readonly entry: DossierEntry;
  /** Those opened with it, itself included; none when it was opened alone. */
  readonly members: readonly DossierEntry[];
  readonly facts: Omit<PackFacts, 'dossiers'>;
}) {
  const [variante, setVariante] = useState<PackVariant>('usager');
  const [chosen, setChosen] = useState<ReadonlySet<PackPartName>>(new Set(defaultParts.usager));
  const [together, setTogether] = useState(false);
  const [offices, setOffices] = useState<Readonly<Record<string, string | null>>>({});
  const [nir, setNir] = useState<Nir | null>(null);
  const [form, setForm] = useState<OpenedForm | null>(null);
  const dossiers = useMemo(
    () => (together && members.length > 1 ? members : [entry]),
    [together, members, entry],
  );
  const available = useMemo(
    () =>
      availableParts(dossiers, {
        mandats: mandatsOf(dossiers, facts.mandats, today).length > 0,
        rdv: rdvOf(session, dossiers, facts.agenda, today) !== null,
        forms: formsOf(dossiers, facts.formulaires).length > 0,
      }),
    [session, dossiers, facts.mandats, facts.agenda, facts.formulaires, today],
  );
  const parties = useMemo(
    () => new Set([...chosen].filter((part) => available.has(part))),
    [chosen, available],
  );
  const source = useMemo(
    () =>
      gatherPack(
        session,
        today,
        { ...facts, dossiers },
        { variante, parties, offices, nir },
        papers,
      ),
    [session, today, facts, dossiers, variante, parties, offices, nir, papers],
  );
  const composed = useMemo(() => composePack(source), [source]);
  // The calendar moves whenever anyone books anywhere: the same pack is not drawn anew for that.
  const pack = useSteady(composed);
  return (
    <div className={classes['columns']}>
      <Stack gap="md">
        <PackOptions
          variante={variante}
          onVariante={(next) => {
            setVariante(next);
            setChosen(new Set(defaultParts[next]));
          }}
          parties={parties}
          available={available}
          onParties={setChosen}
          together={members.length > 1 ? { count: members.length, on: together } : null}
          onTogether={setTogether}
          asksNir={parties.has('fiche') || (parties.has('formulaires') && wantsNir(source))}
          nir={nir}
          onNir={setNir}
        />
        <FormsPanel dossiers={source.dossiers} onOpen={setForm} />
        {parties.has('lettre') &&
          dossiers.map((dossier) => (
            <LetterPanel
              key={dossier.id}
              session={session}
              dossier={dossier}
              named={dossiers.length > 1}
              papers={papers}
              lieux={facts.lieux}
              offices={offices}
              onOffices={setOffices}
            />
          ))}
      </Stack>
      {/* The printer takes every page on show: those of one thing at a time. */}
      <PackPreview session={session} pack={pack} draw={form === null ? draw : () => null} />
      {form !== null && (
        <FormDialog session={session} form={form} draw={draw} onClose={() => setForm(null)} />
      )}
    </div>
  );
}

function wantsNir({ dossiers }: PackSource): boolean {
  return dossiers.some(({ formulaires }) =>
    formulaires.some(({ champs }) => champs.some(({ source }) => source === 'nir')),
  );
}

/** The value before, while the new one says the same. */
function useSteady<T>(value: T): T {
  const [kept, setKept] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}

/** What there is to put in: neither a copy, a mandat, a RDV nor a form that nobody has. */
function availableParts(
  dossiers: readonly DossierEntry[],
  has: { readonly mandats: boolean; readonly rdv: boolean; readonly forms: boolean },
): ReadonlySet<PackPartName> {
  return new Set<PackPartName>([
    'garde',
    'suite',
    'lettre',
    'fiche',
    'liste',
    'information',
    ...(has.rdv ? (['rdv'] as const) : []),
    ...(has.mandats ? (['mandat'] as const) : []),
    ...(has.forms ? (['formulaires'] as const) : []),
    ...(dossiers.some(({ sealed }) => sealed.copies.length > 0) ? (['copies'] as const) : []),
  ]);
}
