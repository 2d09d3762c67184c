import { Chip, Group, Input, TextInput } from '@mantine/core';
import { useId } from 'react';
import { readCodePostal } from '../../../../shared/domain/identifiant/code-postal.ts';
import type { Communes } from '../../../data/communes/use-communes.ts';
import { CommuneField } from '../../../ui/commune-field.tsx';
import type { FieldSet } from './field-set.ts';
import { FormPart } from './form-part.tsx';
import { TextLines } from './text-lines.tsx';

/** How to reach the person, and where they live. */
export function ContactPart({
  fields,
  errors,
  set,
  communes,
}: FieldSet & { readonly communes: Communes }) {
  const index = communes.state === 'pret' ? communes.index : null;
  const typed = readCodePostal(fields.codePostal);
  const choices =
    index === null || !typed.ok || fields.commune !== null ? [] : index.search(typed.value);

  const chooseCommune = (commune: string | null) => {
    const codes = (commune === null ? null : index?.find(commune))?.codesPostaux ?? [];
    const [only] = codes;
    // One postcode alone is no guess; of several, the person knows which.
    set(
      fields.codePostal === '' && codes.length === 1 && only !== undefined
        ? { commune, codePostal: only }
        : { commune },
    );
  };
  return (
    <FormPart title="Contact">
      <TextLines
        label="Téléphone"
        addLabel="Ajouter un téléphone"
        lines={fields.telephones}
        max={5}
        maxLength={30}
        inputMode="tel"
        errorAt={(line) => errors.get(`telephones.${line}`)}
        onChange={(telephones) => set({ telephones })}
      />
      <TextInput
        label="Courriel"
        value={fields.courriel}
        maxLength={200}
        inputMode="email"
        error={errors.get('courriel')}
        spellCheck={false}
        onChange={(event) => set({ courriel: event.currentTarget.value })}
      />
      <TextInput
        label="Adresse"
        description="Numéro et rue, lieu-dit, étage, chez qui"
        value={fields.adresse}
        maxLength={300}
        error={errors.get('adresse')}
        onChange={(event) => set({ adresse: event.currentTarget.value })}
      />
      <Group align="flex-start" wrap="nowrap">
        <TextInput
          w={140}
          label="Code postal"
          value={fields.codePostal}
          maxLength={10}
          inputMode="numeric"
          error={errors.get('codePostal')}
          onChange={(event) => set({ codePostal: event.currentTarget.value })}
        />
        <div style={{ flex: 1 }}>
          <CommuneField value={fields.commune} onChange={chooseCommune} communes={communes} />
        </div>
      </Group>
      {choices.length > 0 && <SharedPostcode choices={choices} onChoose={chooseCommune} />}
    </FormPart>
  );
}

/** A postcode serves several communes more often than not: one is chosen, none is guessed. */
function SharedPostcode({
  choices,
  onChoose,
}: {
  readonly choices: readonly { readonly insee: string; readonly nom: string }[];
  readonly onChoose: (insee: string) => void;
}) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <Input.Label id={id} component="div" mb={4}>
        Communes de ce code postal
      </Input.Label>
      <Group gap={8}>
        {choices.map(({ insee, nom }) => (
          <Chip key={insee} checked={false} onChange={() => onChoose(insee)}>
            {nom}
          </Chip>
        ))}
      </Group>
    </div>
  );
}
