import { Radio, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { siteIdSchema } from '../../../shared/domain/site/identifiers.ts';
import { useCommunes } from '../../data/communes/use-communes.ts';
import { CommuneField } from '../../ui/commune-field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { checkSite } from './first-run-answers.ts';
import type { KnownSite, SiteChoice } from './first-run-answers.ts';
import classes from './ouverture.module.css';
import { WizardStep } from './wizard-step.tsx';
import type { Progress } from './wizard-step.tsx';

/** Stands for a platform that is not of the network: no id is made of a capital. */
const OTHER = 'AUTRE';

/** Which platform: one of the network’s, or another. */
export function SiteStep({
  progress,
  sites,
  choice,
  failure,
  onChange,
  onBack,
  onNext,
}: {
  readonly progress: Progress;
  readonly sites: readonly KnownSite[];
  readonly choice: SiteChoice;
  readonly failure: string | null;
  readonly onChange: (choice: SiteChoice) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}) {
  const [error, setError] = useState<string | null>(null);
  const change = (next: SiteChoice) => {
    setError(null);
    onChange(next);
  };
  const isNew = choice.kind === 'nouvelle';
  const chosen = isNew ? OTHER : choice.site;
  const options = [
    ...sites.map(({ id, name }) => ({ value: id, label: name })),
    { value: OTHER, label: 'Une autre plateforme' },
  ];
  const isChosen = options.some(({ value }) => value === chosen);
  return (
    <WizardStep
      title={'Quelle plateforme\u202f?'}
      progress={progress}
      intro="Les accueils notés sur ce poste seront les siens."
      failure={failure}
      onBack={onBack}
      onNext={() => {
        const found = checkSite(choice, sites);
        setError(found);
        if (found === null) onNext();
      }}
    >
      <Stack gap="sm">
        <Radio.Group
          label="Plateforme"
          value={chosen}
          onChange={(value) =>
            change(
              value === OTHER
                ? { kind: 'nouvelle', name: '', commune: null }
                : { kind: 'reseau', site: value },
            )
          }
          error={isNew ? null : error}
        >
          {/* Focused once the list is there: on what is chosen, else on the first. */}
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing={0} mb="xs">
            {sites.length > 0 &&
              options.map(({ value, label }, index) => (
                <Radio
                  key={value}
                  value={value}
                  label={label}
                  autoFocus={isChosen ? value === chosen : index === 0}
                  classNames={{ root: classes['choice'] ?? '' }}
                />
              ))}
          </SimpleGrid>
        </Radio.Group>
        {isNew && (
          <>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
              <TextInput
                label="Nom de la plateforme"
                value={choice.name}
                onChange={(event) => change({ ...choice, name: event.currentTarget.value })}
                error={error}
                autoComplete="off"
              />
              <NewSiteCommune
                value={choice.commune}
                onChange={(commune) => change({ ...choice, commune })}
              />
            </SimpleGrid>
            <Notice kind="info">
              Le département doit la connaître avant de recevoir ses comptes&nbsp;: demandez à la
              coordination de l’ajouter. En attendant, ce poste compte et garde tout.
            </Notice>
          </>
        )}
      </Stack>
    </WizardStep>
  );
}

/** Where nothing is near yet: the largest communes come first. */
const NOWHERE = { site: siteIdSchema.parse('nouvelle'), siteName: '' };

/** The commune of a new platform; its list is read only then, and nobody waits for it. */
function NewSiteCommune({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (insee: string | null) => void;
}) {
  const communes = useCommunes(NOWHERE);
  return (
    <CommuneField
      label="Sa commune (facultatif)"
      value={value}
      onChange={onChange}
      communes={communes}
    />
  );
}
