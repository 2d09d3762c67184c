import { Button, Group, Paper, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { DeskIdentity } from '../../../shared/domain/site/desk-identity.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import { findRecoveryWrap } from '../../../shared/domain/vault/vault-file.ts';
import type { VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import type { SessionPlatform } from '../../data/desk-session.ts';
import { deriveKeyInWorker } from '../../data/vault/derive-key.ts';
import { judgePassphrase } from '../../data/vault/passphrase-strength.ts';
import { listResponsables, openByRecovery, recoverDesk } from '../../data/vault/recover-desk.ts';
import { checkRecoveryWords } from '../../data/vault/recovery-words.ts';
import type { Unlocked } from '../../data/vault/unlock-vault.ts';
import { formatDate } from '../../ui/format.ts';
import { NewPassphrase } from '../../ui/new-passphrase.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { WordsField } from '../../ui/words-field.tsx';
import type { WordsError } from '../../ui/words-field.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { checkPassphrase } from '../../data/vault/new-person.ts';
import classes from './ouverture.module.css';

const nothingTyped = { passphrase: '', again: '' };

/** A forgotten passphrase: the printed words first, then a new passphrase for a responsable. */
export function RecoverScreen({
  platform,
  vault,
  identity,
  onBack,
  onUnlocked,
}: {
  readonly platform: SessionPlatform;
  readonly vault: VaultFile;
  readonly identity: DeskIdentity;
  readonly onBack: () => void;
  readonly onUnlocked: (unlocked: Unlocked, identity: DeskIdentity) => void;
}) {
  const people = listResponsables(vault);
  const [text, setText] = useState('');
  const [wordsError, setWordsError] = useState<WordsError | null>(null);
  const [words, setWords] = useState<readonly string[] | null>(null);
  const [animateur, setAnimateur] = useState(people[0]?.id ?? null);
  const [typed, setTyped] = useState(nothingTyped);
  const [errors, setErrors] = useState<ReturnType<typeof checkPassphrase>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();

  const checkWords = async () => {
    const checked = checkRecoveryWords(text);
    if (!checked.ok) return setWordsError({ ...checked.failure });
    const opened = await run(() =>
      openByRecovery(platform.bridge, vault, checked.value, deriveKeyInWorker),
    );
    if (opened === undefined) return;
    if (!opened.ok) return setWordsError({ sentence: opened.failure.sentence, position: null });
    opened.value.fill(0);
    setWords(checked.value);
  };

  const recover = async () => {
    const found = checkPassphrase(typed);
    setErrors(found);
    if (Object.keys(found).length > 0 || words === null || animateur === null) return;
    const recovered = await run(() =>
      recoverDesk(
        platform,
        vault,
        { words, animateur, passphrase: typed.passphrase },
        deriveKeyInWorker,
      ),
    );
    if (recovered === undefined) return;
    if (recovered.ok) onUnlocked(recovered.value, identity);
    else setFailure(recovered.failure.sentence);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setFailure(null);
    if (!busy) void (words === null ? checkWords() : recover());
  };

  const sheet = findRecoveryWrap(vault);
  return (
    <main className={classes['page']}>
      <Stack gap="lg" className={classes['column']}>
        <header>
          <ScreenTitle takesFocus={false}>Phrase oubliée</ScreenTitle>
          <Text mt={4}>
            {words === null
              ? `Prenez la feuille de la clé de secours${sheet === null ? '' : ` du ${formatDate(sheet.createdOn)}`}. Sans elle, rien ne peut être rouvert.`
              : 'Ce sont les bons mots. Choisissez une nouvelle phrase secrète ; la feuille reste valable.'}
          </Text>
        </header>
        <Paper withBorder p="lg">
          <form onSubmit={submit} autoComplete="off" noValidate>
            <Stack gap="md">
              {words === null ? (
                <WordsField
                  label="Les douze mots de la feuille, dans l’ordre"
                  description="Séparés par des espaces ; accents et majuscules ne comptent pas."
                  value={text}
                  onChange={(next) => {
                    setWordsError(null);
                    setText(next);
                  }}
                  error={wordsError}
                />
              ) : (
                <>
                  {people.length > 1 ? (
                    <Select
                      label={'Qui êtes-vous\u202f?'}
                      description="Les personnes responsables de ce poste."
                      data={people.map(({ id, nom }) => ({ value: id, label: nom }))}
                      value={animateur}
                      onChange={(value) =>
                        setAnimateur(value === null ? null : idSchema.parse(value))
                      }
                      allowDeselect={false}
                    />
                  ) : (
                    <Text fw={600}>{people[0]?.nom}</Text>
                  )}
                  <NewPassphrase
                    label="Nouvelle phrase secrète"
                    value={typed}
                    onChange={(next) => {
                      setErrors({});
                      setTyped(next);
                    }}
                    hint={judgePassphrase(typed.passphrase).sentence}
                    errors={errors}
                    autoFocus
                  />
                </>
              )}
              {failure !== null && <Notice kind="error">{failure}</Notice>}
              <Group>
                <Button type="submit" loading={busy}>
                  {words === null ? 'Vérifier les mots' : 'Changer la phrase et ouvrir'}
                </Button>
                <Button variant="subtle" onClick={onBack} disabled={busy} ml="auto">
                  Revenir
                </Button>
              </Group>
            </Stack>
          </form>
        </Paper>
      </Stack>
    </main>
  );
}
