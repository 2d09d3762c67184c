import { Button, CloseButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { maskNir } from '../../../../shared/domain/identifiant/nir.ts';
import type { FieldSet } from './field-set.ts';
import { FormPart } from './form-part.tsx';
import { TextLines } from './text-lines.tsx';
import { NO_CAF } from './usager-fields.ts';
import type { CafFields } from './usager-fields.ts';

/** The numbers organismes know the person by. */
export function NumbersPart({
  fields,
  errors,
  set,
  nirAllowed,
}: FieldSet & { readonly nirAllowed: boolean }) {
  return (
    <FormPart title="Numéros">
      <CafLines fields={fields} errors={errors} set={set} />
      <TextLines
        label="Identifiant France Travail"
        description="11 chiffres, ou l’ancien : 7 chiffres et une lettre ou un chiffre"
        addLabel="Ajouter un identifiant France Travail"
        lines={fields.franceTravail}
        max={5}
        maxLength={30}
        errorAt={(line) => errors.get(`franceTravail.${line}`)}
        onChange={(franceTravail) => set({ franceTravail })}
      />
      {fields.nirGarde !== null && (
        <Group gap="sm">
          <Text>
            Numéro de sécurité sociale gardé&nbsp;: {maskNir(fields.nirGarde)}
            {!nirAllowed && '. Il n’est plus permis de le garder : retirez-le.'}
          </Text>
          <Button variant="default" onClick={() => set({ nirGarde: null })}>
            Retirer ce numéro
          </Button>
        </Group>
      )}
      <TextInput
        label={
          fields.nirGarde === null
            ? 'Numéro de sécurité sociale'
            : 'Autre numéro de sécurité sociale, à sa place'
        }
        description={
          nirAllowed
            ? 'Les 15 caractères, clé comprise. Gardé scellé et caché ; chaque affichage est noté.'
            : 'Il n’est pas gardé ici. Pour un papier, tapez-le dans « Imprimer la fiche de coordonnées », sur la page de la personne.'
        }
        value={fields.nir}
        maxLength={40}
        error={errors.get('nir')}
        spellCheck={false}
        onChange={(event) => set({ nir: event.currentTarget.value })}
      />
    </FormPart>
  );
}

function CafLines({ fields: { caf }, errors, set }: FieldSet) {
  const change = (line: number, said: Partial<CafFields>) =>
    set({ caf: caf.map((before, at) => (at === line ? { ...before, ...said } : before)) });
  const suffix = (line: number) => (line === 0 ? '' : `, ${line + 1}e`);
  return (
    <Stack gap={4}>
      {caf.map(({ numero, caisse }, line) => (
        <Group key={line} gap="sm" align="flex-start" wrap="nowrap">
          <TextInput
            flex={1}
            label={`Numéro CAF${suffix(line)}`}
            value={numero}
            maxLength={30}
            error={errors.get(`caf.${line}`)}
            spellCheck={false}
            onChange={(event) => change(line, { numero: event.currentTarget.value })}
          />
          <TextInput
            flex={1}
            label={`De quelle caisse${suffix(line)}`}
            placeholder="Son département"
            value={caisse}
            maxLength={100}
            spellCheck={false}
            onChange={(event) => change(line, { caisse: event.currentTarget.value })}
            rightSectionWidth={48}
            rightSection={
              (caf.length > 1 || numero !== '' || caisse !== '') && (
                <CloseButton
                  size={44}
                  aria-label={`Retirer : numéro CAF, ligne ${line + 1}`}
                  onClick={() => set({ caf: caf.length === 1 ? [NO_CAF] : caf.toSpliced(line, 1) })}
                />
              )
            }
          />
        </Group>
      ))}
      {caf.length < 5 && (
        <Button
          variant="subtle"
          size="compact-md"
          mih={44}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => set({ caf: [...caf, NO_CAF] })}
        >
          Ajouter un numéro CAF
        </Button>
      )}
    </Stack>
  );
}
