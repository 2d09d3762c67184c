import { Button, Group, Paper, PasswordInput, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { SessionPlatform } from '../../data/desk-session.ts';
import { deriveKeyInWorker } from '../../data/vault/derive-key.ts';
import { unlockDesk } from '../../data/vault/unlock-desk.ts';
import type { Unlocked } from '../../data/vault/unlock-vault.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import { findRecoveryWrap, phraseWraps } from '../../../shared/domain/vault/vault-file.ts';
import type { VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import type { DeskIdentity } from '../../../shared/domain/site/desk-identity.ts';
import { Notice } from '../../ui/notice.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { LockedPassage } from './locked-passage.tsx';
import classes from './ouverture.module.css';

/** The locked desk: who are you? And still, one Passage in one key. */
export function LockScreen({
  platform,
  vault,
  identity,
  onUnlocked,
  onForgotten,
}: {
  readonly platform: SessionPlatform;
  readonly vault: VaultFile;
  readonly identity: DeskIdentity;
  readonly onUnlocked: (unlocked: Unlocked, identity: DeskIdentity) => void;
  /** The way out of a forgotten passphrase. */
  readonly onForgotten: () => void;
}) {
  const people = phraseWraps(vault).map(({ animateur }) => [animateur.id, animateur.nom] as const);
  const [animateur, setAnimateur] = useState(people[0]?.[0] ?? null);
  const [passphrase, setPassphrase] = useState('');
  const [busy, run] = useBusy();
  const [failure, setFailure] = useState<string | null>(null);

  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (animateur === null) return;
    setFailure(null);
    const result = await run(() =>
      unlockDesk(platform.bridge, vault, animateur, passphrase, deriveKeyInWorker, platform.random),
    );
    if (result === undefined) return;
    setPassphrase('');
    if (result.ok) onUnlocked(result.value, identity);
    else setFailure(result.failure.sentence);
  };

  return (
    <main className={classes['page']}>
      <Stack gap="lg" className={classes['column']}>
        <header>
          <ScreenTitle takesFocus={false}>Poste verrouillé</ScreenTitle>
          <Text c="dimmed">
            {identity.siteName}, poste {identity.desk}
          </Text>
        </header>
        <Paper withBorder p="lg">
          <form onSubmit={(event) => void unlock(event)} autoComplete="off">
            <Stack gap="md">
              {people.length > 1 ? (
                <Select
                  label={'Qui êtes-vous\u202f?'}
                  data={people.map(([value, label]) => ({ value, label }))}
                  value={animateur}
                  onChange={(value) => setAnimateur(value === null ? null : idSchema.parse(value))}
                  allowDeselect={false}
                />
              ) : (
                <Text fw={600}>{people[0]?.[1]}</Text>
              )}
              <PasswordInput
                label="Phrase secrète"
                value={passphrase}
                onChange={(event) => setPassphrase(event.currentTarget.value)}
                error={failure}
                autoComplete="off"
                autoFocus
                visibilityToggleButtonProps={{ 'aria-label': 'Montrer la phrase secrète' }}
              />
              <Group>
                <Button type="submit" loading={busy} disabled={passphrase === ''}>
                  Déverrouiller
                </Button>
                {findRecoveryWrap(vault) !== null && (
                  <Button variant="subtle" onClick={onForgotten} disabled={busy}>
                    Phrase oubliée&#8239;?
                  </Button>
                )}
              </Group>
            </Stack>
          </form>
        </Paper>
        <LockedPassage platform={platform} identity={identity} />
        <Notice kind="info">
          Verrouillé, ce poste ne montre rien de personne. Les passages notés ici vous seront
          proposés au déverrouillage.
        </Notice>
      </Stack>
    </main>
  );
}
