import { Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatBytes } from './format.ts';

/** A place on offer: a USB key, a share. */
export interface Place {
  readonly dossier: string;
  readonly nom: string;
  readonly libre: number | null;
}

/** A folder, among the keys and shares that are plugged in, or written in full. */
export function PlaceField({
  label,
  places,
  value,
  error,
  onChange,
}: {
  readonly label: string;
  readonly places: readonly Place[];
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (dossier: string) => void;
}) {
  const [other, setOther] = useState(false);
  const written = (
    <TextInput
      label={places.length === 0 ? label : 'Chemin du dossier'}
      description={
        places.length === 0
          ? 'Aucune clé USB n’est branchée. Branchez-la, ou écrivez le chemin d’un dossier du réseau.'
          : 'Tel que l’ordinateur le montre.'
      }
      placeholder="E:\ ou /media/cle"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      autoComplete="off"
      spellCheck={false}
      autoFocus
    />
  );
  if (places.length === 0) return written;
  const isOther = other || (value !== '' && !places.some(({ dossier }) => dossier === value));
  return (
    <Stack gap="sm">
      <Radio.Group
        label={label}
        value={isOther ? '' : value}
        onChange={(dossier) => {
          setOther(dossier === OTHER);
          onChange(dossier === OTHER ? '' : dossier);
        }}
        {...(isOther ? {} : { error })}
      >
        <Stack gap="sm" mt="xs">
          {places.map(({ dossier, nom, libre }) => (
            <Radio
              key={dossier}
              value={dossier}
              label={libre === null ? nom : `${nom}, ${formatBytes(libre)} libres`}
              description={dossier}
            />
          ))}
          <Radio value={OTHER} checked={isOther} label="Un autre dossier" />
        </Stack>
      </Radio.Group>
      {isOther && written}
    </Stack>
  );
}

const OTHER = 'autre';
