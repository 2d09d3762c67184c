import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { readNir } from '../../../../shared/domain/identifiant/nir.ts';
import type { Nir } from '../../../../shared/domain/identifiant/nir.ts';
import { usagerSlip } from '../../../../shared/documents/papers/usager-slip.ts';
import { noteAcces } from '../../../data/acces/acces.ts';
import { siteOf } from '../papers.ts';
import type { PageDialogProps } from '../usagers-screen-props.ts';

/** The details on one sheet; a social security number may be typed for it, and is forgotten. */
export function SlipDialog({
  session,
  today,
  usager: { id, sealed },
  communeName,
  onPrint,
  onClose,
}: PageDialogProps) {
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const kept = sealed.identifiants.nir;
  const print = async (nir: Nir | null) => {
    if (kept !== null && nir === kept) {
      const noted = await noteAcces(session, id, 'nir-affiche');
      if (!noted.ok) return setError(noted.failure.sentence);
    }
    const { commune } = sealed.contact;
    onClose();
    onPrint(
      usagerSlip({
        site: siteOf(session.identity),
        today,
        usager: sealed,
        commune: commune === null ? null : communeName(commune),
        nir,
      }),
    );
  };
  const submit = () => {
    if (typed.trim() === '') return void print(kept);
    const nir = readNir(typed);
    if (nir.ok) void print(nir.value);
    else setError(nir.failure.sentence);
  };
  return (
    <form
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        <Text>
          Le nom, de quoi joindre la personne et ses numéros, sur une feuille à garder ou à
          recopier.
        </Text>
        <TextInput
          label="Numéro de sécurité sociale, pour ce papier seulement"
          description={
            kept === null
              ? 'Facultatif. Il est imprimé puis oublié : rien n’en reste sur ce poste.'
              : 'Celui qui est gardé est imprimé, sauf si vous en tapez un autre ici.'
          }
          value={typed}
          maxLength={40}
          error={error}
          spellCheck={false}
          data-autofocus
          onChange={(event) => {
            setError(null);
            setTyped(event.currentTarget.value);
          }}
        />
        <Group>
          <Button type="submit">Préparer le papier</Button>
        </Group>
      </Stack>
    </form>
  );
}
