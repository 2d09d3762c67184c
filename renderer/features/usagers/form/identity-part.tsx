import { Group, TextInput } from '@mantine/core';
import type { FieldSet } from './field-set.ts';
import { FormPart } from './form-part.tsx';
import { TextLines } from './text-lines.tsx';

const MAX_NAME = 100;

/** Who the person is, as far as they say. */
export function IdentityPart({ fields, errors, set }: FieldSet) {
  return (
    <FormPart title="Identité">
      <Group grow align="flex-start">
        <TextInput
          label="Nom"
          value={fields.nom}
          maxLength={MAX_NAME}
          error={errors.get('nom')}
          spellCheck={false}
          autoFocus
          onChange={(event) => set({ nom: event.currentTarget.value })}
        />
        <TextInput
          label="Prénom"
          value={fields.prenom}
          maxLength={MAX_NAME}
          error={errors.get('prenom')}
          spellCheck={false}
          onChange={(event) => set({ prenom: event.currentTarget.value })}
        />
      </Group>
      <TextInput
        label="Naissance"
        description="Ce qu’on en sait : 12/04/1958, 04/1958 ou 1958"
        value={fields.naissance}
        maxLength={40}
        error={errors.get('naissance')}
        spellCheck={false}
        onChange={(event) => set({ naissance: event.currentTarget.value })}
      />
      <TextLines
        label="Autre nom"
        addLabel="Ajouter un nom de naissance ou un ancien nom"
        lines={fields.autresNoms}
        max={10}
        maxLength={MAX_NAME}
        errorAt={() => undefined}
        onChange={(autresNoms) => set({ autresNoms })}
      />
    </FormPart>
  );
}
