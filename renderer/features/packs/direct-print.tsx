import { Button, Checkbox, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { KeptBytes } from '../../../shared/kernel/kept-bytes.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { listPrinters, printPages, saveFile } from '../../data/documents/print.ts';
import type { Imprimante, RectoVerso } from '../../data/documents/print.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { Notice } from '../../ui/notice.tsx';
import { picturesShown } from '../../ui/pictures-shown.ts';
import { useBusy } from '../../ui/use-busy.ts';

const sides = [
  { value: 'recto', label: 'Recto seul' },
  { value: 'bord-long', label: 'Recto verso' },
] as const satisfies readonly { readonly value: RectoVerso; readonly label: string }[];

/** The machine’s own choice: no printer has an empty name. */
const USUAL = '';

/** How many copies one may ask for at once. */
const MOST_COPIES = 20;

/**
 * Straight to a printer, and to a folder: where the shell has printers and folders to give. Nothing is
 * shown elsewhere: the browser’s own dialog does both.
 */
export function DirectPrint({
  session,
  name,
  pdf,
}: {
  readonly session: DeskSession;
  readonly name: string;
  readonly pdf: KeptBytes;
}) {
  const [printers, setPrinters] = useState<readonly Imprimante[] | null>(null);
  useEffect(() => {
    let gone = false;
    void listPrinters(session).then((found) => {
      if (!gone) setPrinters(found);
    });
    return () => {
      gone = true;
    };
  }, [session]);
  return printers === null ? null : (
    <PrinterForm session={session} printers={printers} name={name} pdf={pdf} />
  );
}

function PrinterForm({
  session,
  printers,
  name,
  pdf,
}: {
  readonly session: DeskSession;
  readonly printers: readonly Imprimante[];
  readonly name: string;
  readonly pdf: KeptBytes;
}) {
  const [imprimante, setImprimante] = useState<string>(USUAL);
  const [exemplaires, setExemplaires] = useState(1);
  const [noirEtBlanc, setNoirEtBlanc] = useState(true);
  const [rectoVerso, setRectoVerso] = useState<RectoVerso>('recto');
  const [said, setSaid] = useState<{
    readonly kind: 'info' | 'error';
    readonly words: string;
  } | null>(null);
  const [busy, run] = useBusy();
  const print = () =>
    run(async () => {
      await picturesShown();
      const sent = await printPages(session, {
        imprimante,
        exemplaires,
        noirEtBlanc,
        rectoVerso,
      });
      setSaid(
        sent.ok
          ? { kind: 'info', words: 'Envoyé à l’imprimante.' }
          : { kind: 'error', words: sent.failure.sentence },
      );
    });
  const save = () =>
    run(async () => {
      const saved = await saveFile(session, name, pdf);
      if (!saved.ok) return setSaid({ kind: 'error', words: saved.failure.sentence });
      setSaid(saved.value ? { kind: 'info', words: 'Enregistré dans ce dossier.' } : null);
    });
  return (
    <Stack gap="sm" role="group" aria-label="Impression directe">
      {printers.length === 0 ? (
        <Text c="dimmed">Aucune imprimante n’est installée sur ce poste.</Text>
      ) : (
        <Group align="flex-end">
          <Select
            label="Imprimante"
            data={[
              { value: USUAL, label: 'L’imprimante habituelle' },
              ...printers.map(({ nom, libelle }) => ({ value: nom, label: libelle })),
            ]}
            value={imprimante}
            allowDeselect={false}
            comboboxProps={{ portalProps: { target: 'main' } }}
            onChange={(value) => setImprimante(value ?? USUAL)}
          />
          <NumberInput
            label="Exemplaires"
            w={110}
            min={1}
            max={MOST_COPIES}
            allowDecimal={false}
            clampBehavior="strict"
            value={exemplaires}
            onChange={(value) => setExemplaires(typeof value === 'number' ? value : 1)}
          />
          <Select
            label="Faces"
            data={sides}
            value={rectoVerso}
            allowDeselect={false}
            comboboxProps={{ portalProps: { target: 'main' } }}
            onChange={(value) =>
              setRectoVerso(sides.find((one) => one.value === value)?.value ?? 'recto')
            }
          />
          <Checkbox
            size="md"
            label="Noir et blanc"
            checked={noirEtBlanc}
            onChange={(event) => setNoirEtBlanc(event.currentTarget.checked)}
          />
          <Button loading={busy} onClick={() => void print()}>
            Imprimer directement
          </Button>
        </Group>
      )}
      <Group>
        <Button variant="default" loading={busy} onClick={() => void save()}>
          Enregistrer dans un dossier…
        </Button>
      </Group>
      {said !== null && <Notice kind={said.kind}>{frenchSpaces(said.words)}</Notice>}
    </Stack>
  );
}
