import { Button, Checkbox, FileInput, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Confidence } from '../../../shared/domain/catalogue/fact.ts';
import { confidenceSchema } from '../../../shared/domain/catalogue/fact.ts';
import type { TextTable } from '../../../shared/domain/echange/table.ts';
import {
  champLieuLabels,
  champLieuSchema,
  proposeLieuMapping,
} from '../../../shared/domain/organisme/champ-lieu.ts';
import type { LieuMapping } from '../../../shared/domain/organisme/champ-lieu.ts';
import { readLieux } from '../../../shared/domain/organisme/read-lieux.ts';
import type { LieuxReading } from '../../../shared/domain/organisme/read-lieux.ts';
import type { ImportAnswer } from '../../../shared/sync/publication-api.ts';
import { publicationLimits } from '../../../shared/sync/publications.ts';
import { Notice } from '../../ui/notice.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { confidenceChoices } from '../confidence-choice.ts';
import type { PilotageClient } from '../pilotage-client.ts';
import classes from '../pilotage.module.css';
import { placeToHash } from '../place.ts';
import { ARRIVES } from '../wording.ts';
import { ImportTrial } from './import-trial.tsx';

const champChoices = champLieuSchema.options.map((value) => ({
  value,
  label: champLieuLabels[value],
}));

interface Chosen {
  readonly file: File;
  readonly table: TextTable;
}

interface Trial {
  readonly reading: LieuxReading;
  readonly answer: ImportAnswer;
}

/** Fills the directory from a file: its columns, a trial that writes nothing, then the import. */
export function ImportPanel({
  client,
  departement,
  today,
  onDone,
  onExpired,
}: {
  readonly client: PilotageClient;
  readonly departement: string;
  readonly today: string;
  readonly onDone: (sentence: string) => Promise<void>;
  readonly onExpired: () => void;
}) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [mapping, setMapping] = useState<LieuMapping | null>(null);
  const [source, setSource] = useState('');
  const [confidence, setConfidence] = useState<Confidence>('verified-secondary');
  const [ownOnly, setOwnOnly] = useState(true);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, run] = useBusy();

  const choose = (file: File | null) =>
    run(async () => {
      setTrial(null);
      setRefusal(null);
      setChosen(null);
      if (file === null) return;
      const { readPlacesFile } = await import('./read-places-file.ts');
      const table = await readPlacesFile(file);
      if (!table.ok) return setRefusal(table.failure.sentence);
      const proposed = proposeLieuMapping(table.value.headers);
      setChosen({ file, table: table.value });
      setMapping(proposed);
      setSource(proposed.format === 'libre' ? '' : 'data·inclusion');
    });

  const send = (essai: boolean) =>
    run(async () => {
      if (chosen === null || mapping === null) return;
      setRefusal(null);
      if (!mapping.champs.includes('nom'))
        return setRefusal('Dites quelle colonne porte le nom des lieux.');
      if (source.trim() === '') return setRefusal('Dites d’où vient ce fichier.');
      const reading = readLieux(chosen.table, {
        mapping,
        departement: ownOnly ? departement : null,
        source: source.trim(),
        confidence,
        luLe: today,
      });
      if (reading.lieux.length > publicationLimits.places)
        return setRefusal(
          'Ce fichier a plus de 5\u202f000 lieux\u00a0: gardez ceux de votre département.',
        );
      const request = { essai, fichier: chosen.file.name, lieux: [...reading.lieux] };
      const answer = await client.importLieux(request);
      if (!answer.ok) {
        if (answer.failure.code === 'signed-out') onExpired();
        return setRefusal(answer.failure.sentence);
      }
      if (essai) setTrial({ reading, answer: answer.value });
      else await onDone(`${chosen.file.name}\u00a0: importé. ${ARRIVES}`);
    });

  const change = (next: () => void) => {
    next();
    setTrial(null);
  };

  return (
    <Stack gap="lg" className={classes['form'] ?? ''}>
      <Group justify="space-between" align="flex-end">
        <ScreenTitle product="Relais, pilotage">Importer des lieux</ScreenTitle>
        <Button component="a" variant="default" href={placeToHash('annuaire')}>
          Tout l’annuaire
        </Button>
      </Group>
      <FileInput
        label="Fichier"
        description="CSV, ou les structures ou les services de data·inclusion, en CSV ou JSON"
        placeholder="Choisir un fichier"
        accept=".csv,.json,.txt,text/csv,application/json"
        value={chosen?.file ?? null}
        onChange={(file) => void choose(file)}
      />
      {chosen !== null && mapping !== null && (
        <>
          <div className={classes['fields']}>
            <TextInput
              label="D’où vient ce fichier"
              value={source}
              onChange={(event) => {
                const { value } = event.currentTarget;
                change(() => setSource(value));
              }}
              maxLength={200}
              required
            />
            <Select
              label="Fiabilité"
              data={confidenceChoices}
              value={confidence}
              onChange={(value) => {
                const parsed = confidenceSchema.safeParse(value);
                if (parsed.success) change(() => setConfidence(parsed.data));
              }}
              allowDeselect={false}
            />
            <Checkbox
              label={`Seulement le département ${departement}`}
              checked={ownOnly}
              onChange={(event) => {
                const { checked } = event.currentTarget;
                change(() => setOwnOnly(checked));
              }}
              className={classes['whole'] ?? ''}
            />
          </div>
          {mapping.format !== 'libre' ? (
            <Text>
              {mapping.format === 'data-inclusion'
                ? 'Structures de data·inclusion\u00a0: colonnes reconnues.'
                : 'Services de data·inclusion\u00a0: colonnes reconnues. Chacun devient une ligne de l’annuaire, avec ce qu’on y fait, pour qui et comment.'}
            </Text>
          ) : (
            <div className={classes['fields']}>
              {chosen.table.headers.map((header, at) => (
                <Select
                  key={header}
                  label={header}
                  data={champChoices}
                  placeholder="Ne pas lire"
                  value={mapping.champs[at] ?? null}
                  onChange={(value) => {
                    const parsed = champLieuSchema.safeParse(value);
                    const champ = parsed.success ? parsed.data : null;
                    change(() =>
                      setMapping({ ...mapping, champs: mapping.champs.with(at, champ) }),
                    );
                  }}
                  clearable
                  searchable
                />
              ))}
            </div>
          )}
          {trial !== null && <ImportTrial {...trial} />}
        </>
      )}
      {refusal !== null && <Notice kind="error">{refusal}</Notice>}
      {chosen !== null && (
        <Group>
          {trial === null || trial.answer.ajouts + trial.answer.changements === 0 ? (
            <Button loading={busy} onClick={() => void send(true)}>
              Essayer sans rien écrire
            </Button>
          ) : (
            <Button loading={busy} onClick={() => void send(false)}>
              Importer et publier
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}
