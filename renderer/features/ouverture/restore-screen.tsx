import { Button, PasswordInput, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type {
  FoundBackup,
  RestoredBackup,
} from '../../../shared/domain/sauvegarde/backup-header.ts';
import { useBackupPlaces } from '../../data/backups/backups.ts';
import { openBackupKey } from '../../data/backups/open-backup.ts';
import type { BackupSecret } from '../../data/backups/open-backup.ts';
import type { SessionPlatform } from '../../data/desk-session.ts';
import { deriveKeyInWorker } from '../../data/vault/derive-key.ts';
import { checkRecoveryWords } from '../../data/vault/recovery-words.ts';
import { Notice } from '../../ui/notice.tsx';
import { PlaceField } from '../../ui/place-field.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { WordsField } from '../../ui/words-field.tsx';
import type { WordsError } from '../../ui/words-field.tsx';
import { browserZone } from './browser-zone.ts';
import { foundWords, restoredSentences } from './restore-words.ts';
import { WizardStep } from './wizard-step.tsx';

const STEPS = 3;

/**
 * Puts the last backup back: on another computer, or in the place of a damaged ledger. Which folder,
 * which backup, what opens it; then the desk is locked, as any other.
 */
export function RestoreScreen({
  platform,
  damaged,
  onBack,
}: {
  readonly platform: SessionPlatform;
  /** Whether it is the ledger of this very desk that cannot be read any more. */
  readonly damaged: boolean;
  /** Left out where there is nothing to go back to. */
  readonly onBack?: () => void;
}) {
  const { bridge, clock, random } = platform;
  const [step, setStep] = useState<'dossier' | 'choix' | 'cle' | 'fait'>('dossier');
  const places = useBackupPlaces(bridge);
  const [dossier, setDossier] = useState('');
  const [found, setFound] = useState<readonly FoundBackup[]>([]);
  const [fichier, setFichier] = useState('');
  const [typed, setTyped] = useState({ words: '', passphrase: '' });
  const [way, setWay] = useState<BackupSecret['kind']>('secours');
  const [wordsError, setWordsError] = useState<WordsError | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [restored, setRestored] = useState<RestoredBackup | null>(null);
  const [busy, run] = useBusy();
  const now = clock.now().toString();
  const zone = browserZone();

  const goTo = (next: typeof step) => {
    setFailure(null);
    setWordsError(null);
    setStep(next);
  };
  const find = async () => {
    setFailure(null);
    if (dossier.trim() === '') return setFailure('Choisissez une clé, ou écrivez un dossier.');
    const answer = await run(() => bridge.call('restore.find', { dossier: dossier.trim() }));
    if (answer === undefined) return;
    if (!answer.ok) return setFailure(answer.failure.sentence);
    const [latest] = answer.value;
    if (latest === undefined)
      return setFailure('Aucune sauvegarde de Relais dans ce dossier. Essayez-en un autre.');
    setFound(answer.value);
    setFichier(latest.fichier);
    goTo('choix');
  };
  const readSecret = (): BackupSecret | null => {
    if (way === 'phrase') return { kind: 'phrase', passphrase: typed.passphrase };
    const checked = checkRecoveryWords(typed.words);
    if (checked.ok) return { kind: 'secours', words: checked.value };
    setWordsError({ ...checked.failure });
    return null;
  };
  const restore = async () => {
    setFailure(null);
    setWordsError(null);
    const secret = readSecret();
    const backup = found.find((one) => one.fichier === fichier);
    if (secret === null || backup === undefined) return;
    const answer = await run(async () => {
      const cle = await openBackupKey(bridge, backup, secret, deriveKeyInWorker, random);
      if (!cle.ok) return cle;
      return bridge.call('restore.run', {
        dossier: dossier.trim(),
        fichier,
        cle: cle.value,
      });
    });
    if (answer === undefined) return;
    if (!answer.ok) return setFailure(answer.failure.sentence);
    setTyped({ words: '', passphrase: '' });
    setRestored(answer.value);
    goTo('fait');
  };

  switch (step) {
    case 'dossier':
      return (
        <WizardStep
          title={damaged ? 'Le journal de ce poste est endommagé' : 'Restaurer une sauvegarde'}
          progress={{ step: 1, steps: STEPS }}
          intro={
            damaged
              ? 'Relais n’y touche plus : ce qui s’y trouve est gardé à part. Branchez la clé des sauvegardes ; en attendant, notez les passages sur papier.'
              : 'Branchez la clé des sauvegardes de l’ancien ordinateur, et prenez la feuille de la clé de secours.'
          }
          onNext={() => void find()}
          busy={busy}
          failure={failure}
          {...(onBack === undefined ? {} : { onBack })}
        >
          <PlaceField
            label="Où sont les sauvegardes"
            places={places}
            value={dossier}
            error={null}
            onChange={setDossier}
          />
        </WizardStep>
      );
    case 'choix':
      return (
        <WizardStep
          title={'Quelle sauvegarde\u202f?'}
          progress={{ step: 2, steps: STEPS }}
          intro="La plus récente, le plus souvent. Ce qui a été noté après elle n’y est pas."
          onBack={() => goTo('dossier')}
          onNext={() => goTo('cle')}
        >
          <Radio.Group label="Sauvegardes trouvées" value={fichier} onChange={setFichier}>
            <Stack gap="sm" mt="xs">
              {found.map((backup, index) => {
                const { title, detail } = foundWords(backup, now, zone);
                return (
                  <Radio
                    key={backup.fichier}
                    value={backup.fichier}
                    label={title}
                    description={detail}
                    autoFocus={index === 0}
                  />
                );
              })}
            </Stack>
          </Radio.Group>
        </WizardStep>
      );
    case 'cle':
      return (
        <WizardStep
          title="De quoi l’ouvrir"
          progress={{ step: 3, steps: STEPS }}
          intro={
            way === 'secours'
              ? 'Les douze mots de la feuille qui était la bonne le jour de cette sauvegarde.'
              : 'La phrase secrète de n’importe quelle personne de ce poste.'
          }
          onBack={() => goTo('choix')}
          onNext={() => void restore()}
          next="Restaurer"
          busy={busy}
          failure={failure}
          actions={
            <Button
              variant="default"
              disabled={busy}
              onClick={() => {
                setFailure(null);
                setWordsError(null);
                setWay(way === 'secours' ? 'phrase' : 'secours');
              }}
            >
              {way === 'secours' ? 'J’ai une phrase secrète' : 'J’ai la clé de secours'}
            </Button>
          }
        >
          {way === 'secours' ? (
            <WordsField
              label="Les douze mots de la feuille, dans l’ordre"
              description="Séparés par des espaces ; accents et majuscules ne comptent pas."
              value={typed.words}
              error={wordsError}
              onChange={(words) => {
                setWordsError(null);
                setTyped({ words, passphrase: '' });
              }}
            />
          ) : (
            <PasswordInput
              label="Phrase secrète"
              value={typed.passphrase}
              onChange={(event) => setTyped({ words: '', passphrase: event.currentTarget.value })}
              autoComplete="off"
              autoFocus
              visibilityToggleButtonProps={{ 'aria-label': 'Montrer la phrase secrète' }}
            />
          )}
        </WizardStep>
      );
    case 'fait': {
      if (restored === null) throw new Error('It is restored before it is said.');
      const { done, warnings } = restoredSentences(restored, now, zone);
      return (
        <WizardStep
          title="Ce poste est restauré"
          progress={{ step: STEPS, steps: STEPS }}
          intro={done}
          takesFocus
          onNext={() => window.location.reload()}
          next="Ouvrir le poste"
        >
          {warnings.map((sentence) => (
            <Notice key={sentence} kind="warn">
              {sentence}
            </Notice>
          ))}
          <Text>
            Ouvrez-le avec votre phrase secrète. Oubliée&#8239;? La clé de secours en donne une
            nouvelle.
          </Text>
        </WizardStep>
      );
    }
  }
}
