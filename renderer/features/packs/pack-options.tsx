import { Checkbox, SegmentedControl, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { readNir } from '../../../shared/domain/identifiant/nir.ts';
import type { Nir } from '../../../shared/domain/identifiant/nir.ts';
import { packParts } from '../../../shared/documents/packs/pack-source.ts';
import type { PackPartName } from '../../../shared/documents/packs/pack-source.ts';
import type { PackVariant } from '../../../shared/documents/packs/pack.ts';
import { count } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { partLabels, variantHelp, variantLabels } from './words.ts';

const variants = ['usager', 'organisme', 'brouillon'] as const satisfies readonly PackVariant[];

/** Whom it is for, and what is in it. */
export function PackOptions({
  variante,
  onVariante,
  parties,
  available,
  onParties,
  together,
  onTogether,
  asksNir,
  nir,
  onNir,
}: {
  readonly variante: PackVariant;
  readonly onVariante: (variante: PackVariant) => void;
  readonly parties: ReadonlySet<PackPartName>;
  readonly available: ReadonlySet<PackPartName>;
  readonly onParties: (parties: ReadonlySet<PackPartName>) => void;
  /** The dossiers opened together, and whether all of them are in; null when there is one. */
  readonly together: { readonly count: number; readonly on: boolean } | null;
  readonly onTogether: (on: boolean) => void;
  /** Something chosen wants the social security number. */
  readonly asksNir: boolean;
  readonly nir: Nir | null;
  readonly onNir: (nir: Nir | null) => void;
}) {
  const set = (part: PackPartName, on: boolean) =>
    onParties(new Set(on ? [...parties, part] : [...parties].filter((one) => one !== part)));
  return (
    <Panel title="Ce qui s’imprime">
      <SegmentedControl
        aria-label="Pour qui"
        fullWidth
        data={variants.map((value) => ({ value, label: variantLabels[value] }))}
        value={variante}
        onChange={(value) => {
          const next = variants.find((one) => one === value);
          if (next !== undefined) onVariante(next);
        }}
      />
      <Text c="dimmed">{variantHelp[variante]}</Text>
      {together !== null && (
        <Switch
          size="md"
          label={`Avec les ${count(together.count, 'dossier ouvert', 'dossiers ouverts')} ensemble`}
          checked={together.on}
          onChange={(event) => onTogether(event.currentTarget.checked)}
        />
      )}
      <Stack gap="xs" role="group" aria-label="Ce que le pack contient">
        {packParts
          .filter((part) => available.has(part))
          .map((part) => (
            <Checkbox
              key={part}
              size="md"
              label={partLabels[part]}
              checked={parties.has(part)}
              onChange={(event) => set(part, event.currentTarget.checked)}
            />
          ))}
      </Stack>
      {asksNir && <NirField nir={nir} onNir={onNir} />}
    </Panel>
  );
}

/** A social security number, for this print: nothing of it stays. */
function NirField({
  nir,
  onNir,
}: {
  readonly nir: Nir | null;
  readonly onNir: (nir: Nir | null) => void;
}) {
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const take = () => {
    if (typed.trim() === '') return onNir(null);
    const read = readNir(typed);
    setError(read.ok ? null : read.failure.sentence);
    if (read.ok && read.value !== nir) onNir(read.value);
  };
  return (
    <TextInput
      label="Numéro de sécurité sociale, pour ce papier seulement"
      description="Facultatif. Il est imprimé puis oublié&nbsp;: rien n’en reste sur ce poste."
      value={typed}
      maxLength={40}
      error={error}
      spellCheck={false}
      autoComplete="off"
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
      onChange={(event) => {
        setError(null);
        setTyped(event.currentTarget.value);
      }}
    />
  );
}
