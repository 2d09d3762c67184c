import { Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Nir } from '../../../shared/domain/identifiant/nir.ts';
import { composePack } from '../../../shared/documents/packs/compose-pack.ts';
import { defaultParts } from '../../../shared/documents/packs/pack-source.ts';
import type { PackPartName } from '../../../shared/documents/packs/pack-source.ts';
import type { PackVariant } from '../../../shared/documents/packs/pack.ts';
import type { DossierEntry } from '../../data/dossiers/dossier-kind.ts';
import { gatherPack, mandatsOf, rdvOf } from './gather-pack.ts';
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
  const dossiers = useMemo(
    () => (together && members.length > 1 ? members : [entry]),
    [together, members, entry],
  );
  const available = useMemo(
    () =>
      availableParts(dossiers, {
        mandats: mandatsOf(dossiers, facts.mandats, today).length > 0,
        rdv: rdvOf(session, dossiers, facts.agenda, today) !== null,
      }),
    [session, dossiers, facts.mandats, facts.agenda, today],
  );
  const parties = useMemo(
    () => new Set([...chosen].filter((part) => available.has(part))),
    [chosen, available],
  );
  const composed = useMemo(
    () =>
      composePack(
        gatherPack(
          session,
          today,
          { ...facts, dossiers },
          { variante, parties, offices, nir },
          papers,
        ),
      ),
    [session, today, facts, dossiers, variante, parties, offices, nir, papers],
  );
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
          nir={nir}
          onNir={setNir}
        />
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
      <PackPreview session={session} pack={pack} draw={draw} />
    </div>
  );
}

/** The value before, while the new one says the same. */
function useSteady<T>(value: T): T {
  const [kept, setKept] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}

/** What there is to put in: neither a copy, a mandat nor a RDV that nobody has. */
function availableParts(
  dossiers: readonly DossierEntry[],
  has: { readonly mandats: boolean; readonly rdv: boolean },
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
    ...(dossiers.some(({ sealed }) => sealed.copies.length > 0) ? (['copies'] as const) : []),
  ]);
}
