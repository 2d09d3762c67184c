import { Loader, Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { IdleForm } from '../../features/masque/idle-form.tsx';
import { PinForm } from '../../features/masque/pin-form.tsx';
import { PeopleSettings } from '../../features/personnes/people-settings.tsx';
import { DisplaySettings } from '../../features/reglages/display-settings.tsx';
import { SettingsSection } from '../../features/reglages/settings-section.tsx';
import type { DeskSession } from '../../data/desk-session.ts';
import { IDLE_MINUTES, writePreferences } from '../../data/vault/preferences.ts';
import { usePreferences } from '../../data/vault/use-preferences.ts';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import classes from './frame.module.css';
import { hrefOf } from './use-screen.ts';

const PrintOnly = lazy(async () => ({
  default: (await import('../../features/papiers/print-only.tsx')).PrintOnly,
}));
// With it comes the registre: the walk-in path does not carry it.
const PurgeSettings = lazy(async () => ({
  default: (await import('../../features/purge/purge-settings.tsx')).PurgeSettings,
}));
const NirDecision = lazy(async () => ({
  default: (await import('../../features/usagers/nir-decision.tsx')).NirDecision,
}));
const BackupSettings = lazy(async () => ({
  default: (await import('../../features/sauvegardes/backup-settings.tsx')).BackupSettings,
}));
const AccesLog = lazy(async () => ({
  default: (await import('../../features/acces/acces-log.tsx')).AccesLog,
}));

/** Réglages: each section comes from its own feature. */
export function SettingsScreen({
  session,
  touch,
  onTouch,
  onRestore,
}: {
  readonly session: DeskSession;
  readonly touch: boolean;
  readonly onTouch: (touch: boolean) => void;
  readonly onRestore: () => void;
}) {
  const { veille } = usePreferences(session);
  return (
    <Stack gap="md" className={classes['settings'] ?? ''}>
      <ScreenTitle>Réglages</ScreenTitle>
      <SettingsSection title="Affichage" help="Pour ce poste, qui que ce soit devant.">
        <DisplaySettings touch={touch} onTouch={onTouch} />
      </SettingsSection>
      <SettingsSection
        title="Masque entre deux visiteurs"
        help="F8 cache tout d’un coup. Votre code fait revenir l’écran ; cinq erreurs, ou une demi-heure, et le poste se verrouille."
      >
        <PinForm onChoose={(pin) => writePreferences(session, { pin })} />
      </SettingsSection>
      <SettingsSection
        title="Verrouillage sans personne"
        help="Quand plus personne ne touche à ce poste, il se verrouille de lui-même. Pas pendant une visio : masquez alors l’écran (F8)."
      >
        <IdleForm
          minutes={veille}
          choices={IDLE_MINUTES}
          onChoose={(minutes) => {
            const chosen = IDLE_MINUTES.find((one) => one === minutes);
            return writePreferences(session, chosen === undefined ? {} : { veille: chosen });
          }}
        />
      </SettingsSection>
      <SettingsSection
        title="Personnes"
        help="Qui ouvre ce poste. Une personne responsable peut en ajouter, en retirer, et refaire la clé de secours."
      >
        <PeopleSettings
          session={session}
          print={(paper) => (
            <Suspense>
              <PrintOnly paper={paper} />
            </Suspense>
          )}
        />
      </SettingsSection>
      <SettingsSection
        title="Sauvegardes"
        help="Chaque jour, une copie illisible sans vous, sur une clé USB ou un dossier du réseau. Avec elle, un autre ordinateur reprend tout."
      >
        <Suspense fallback={<Loader aria-label="Ouverture" />}>
          <BackupSettings session={session} onRestore={onRestore} />
        </Suspense>
      </SettingsSection>
      <SettingsSection
        title="Numéros de sécurité sociale"
        help="Tapé pour une impression, un numéro est oublié aussitôt. Le garder demande la décision écrite d’une personne responsable."
      >
        <Suspense fallback={<Loader aria-label="Ouverture" />}>
          <NirDecision session={session} />
        </Suspense>
      </SettingsSection>
      <SettingsSection
        title="Qui a ouvert quelle fiche"
        help="Chaque ouverture, modification, copie ou effacement d’une fiche est noté, et gardé douze mois."
      >
        <Suspense fallback={<Loader aria-label="Ouverture" />}>
          <AccesLog session={session} hrefOf={(id) => hrefOf('usagers', id)} />
        </Suspense>
      </SettingsSection>
      <SettingsSection
        title="Fiches anciennes"
        help="Une fiche se garde deux ans après le dernier contact ; ensuite, elle est à effacer, à moins que la personne revienne."
      >
        <Suspense fallback={<Loader aria-label="Ouverture" />}>
          <PurgeSettings session={session} />
        </Suspense>
      </SettingsSection>
    </Stack>
  );
}
