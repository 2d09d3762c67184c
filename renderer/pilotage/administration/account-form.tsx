import { Button, Group, NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { staffRoleLabels, staffRoleSchema } from '../../../shared/domain/staff/role.ts';
import type { StaffRole } from '../../../shared/domain/staff/role.ts';

/** A new account, or another password for one that exists: its sessions then end. */
export function AccountForm({
  busy,
  onSave,
  onCancel,
}: {
  readonly busy: boolean;
  readonly onSave: (account: {
    readonly login: string;
    readonly name: string;
    readonly role: StaffRole;
    readonly password: string;
  }) => Promise<void>;
  readonly onCancel: () => void;
}) {
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<StaffRole>('financeur');
  const [password, setPassword] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void onSave({ login: login.trim().toLowerCase(), name, role, password });
      }}
    >
      <Stack mt="md" maw="32rem">
        <TextInput
          label="Identifiant"
          description="Lettres, chiffres, point, tiret ou arobase. S’il existe, son mot de passe change."
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={80}
          required
          withAsterisk={false}
          autoFocus
        />
        <TextInput
          label="Nom affiché"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="off"
          maxLength={80}
          required
          withAsterisk={false}
        />
        <NativeSelect
          label="Rôle"
          data={staffRoleSchema.options.map((value) => ({ value, label: staffRoleLabels[value] }))}
          value={role}
          onChange={(event) => setRole(staffRoleSchema.parse(event.currentTarget.value))}
        />
        <PasswordInput
          label="Mot de passe"
          description={
            '12 caractères au moins. Donnez-le de vive voix ; la personne le changera dans «\u00a0Mon compte\u00a0».'
          }
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="new-password"
          maxLength={200}
          required
          withAsterisk={false}
        />
        <Group>
          <Button type="submit" loading={busy}>
            Enregistrer
          </Button>
          <Button variant="default" onClick={onCancel}>
            Annuler
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
