import { Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { applyChoice } from '../../../../shared/domain/saisie/apply-choice.ts';
import { completeSaisie } from '../../../../shared/domain/saisie/complete-saisie.ts';
import type { Favori } from '../../../../shared/domain/saisie/favori.ts';
import type { DemandeDraft } from '../../../../shared/domain/visite/draft.ts';
import { canalLabels } from '../../../../shared/domain/vocabulary/canal.ts';
import type { Canal } from '../../../../shared/domain/vocabulary/canal.ts';
import { themeLabels } from '../../../../shared/domain/vocabulary/theme.ts';
import type { Theme } from '../../../../shared/domain/vocabulary/theme.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { useBusy } from '../../../ui/use-busy.ts';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { themeOfOperateur } from '../formulaire/catalogue-help.ts';
import { useDemarcheNames } from '../formulaire/use-demarche-names.ts';
import { demandeWords } from '../journee/draft-words.ts';
import { FavoriButtons } from './favori-buttons.tsx';
import { FavoriLegend } from './favori-legend.tsx';
import { useLexicon } from './lexicon.ts';
import { readLine } from './line-reading.ts';
import classes from './saisie.module.css';
import { SaisieChips } from './saisie-chips.tsx';
import { SuggestionList } from './suggestion-list.tsx';

/** As many as a visite may hold. */
const MAX_DEMANDES = 20;

/**
 * One line for a whole visite. Enter saves, Maj+Enter adds another demande to the same visite; what
 * is ambiguous or not understood is shown, and nothing is saved until it is settled.
 */
export function SaisieLine({
  label,
  hint,
  saveLabel = 'Enregistrer',
  call = 0,
  takeCall = () => false,
  favoris,
  onFocus,
  onEditFavoris,
  onSave,
}: {
  readonly label: string;
  /** The key that leads to it, when one does. */
  readonly hint: string | null;
  readonly saveLabel?: string;
  /** The line takes the focus each time this grows, if `takeCall` says that it is to be answered. */
  readonly call?: number;
  readonly takeCall?: (call: number) => boolean;
  readonly favoris: readonly Favori[];
  readonly onFocus?: () => void;
  readonly onEditFavoris: (() => void) | null;
  readonly onSave: (demandes: DemandeDraft[], canal: Canal | null) => Promise<Result<unknown>>;
}) {
  const nameDemarche = useDemarcheNames();
  const lexicon = useLexicon();
  const [text, setText] = useState('');
  const [kept, setKept] = useState<readonly DemandeDraft[]>([]);
  const [canal, setCanal] = useState<Canal | null>(null);
  const [chosen, setChosen] = useState(-1);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [saving, run] = useBusy();
  // Once open it stays: folded away as the focus leaves, what is being touched would move.
  const [opened, setOpened] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();

  useEffect(() => {
    if (takeCall(call)) input.current?.focus();
  }, [call, takeCall]);

  const reading = readLine(text, lexicon, favoris, themeOfOperateur);
  // What is understood needs no help; what is not yet may be a word half typed.
  const suggestions = reading.kind === 'obstacle' ? completeSaisie(text, lexicon) : [];

  const write = (next: string) => {
    setText(next);
    setChosen(-1);
    setRefusal(null);
  };
  const rewrite = (next: string) => {
    write(next);
    input.current?.focus();
  };

  /** Keeps fewer demandes aside; with none left, nothing said of the visite stays either. */
  const letGo = (left: readonly DemandeDraft[]) => {
    setKept(left);
    if (left.length === 0) setCanal(null);
  };

  const submit = async (another: boolean) => {
    if (reading.kind === 'obstacle') return setRefusal(reading.sentence);
    if (reading.kind === 'vide' && (another || kept.length === 0)) return;
    const demandes = reading.kind === 'vide' ? [...kept] : [...kept, reading.demande];
    const said = reading.kind === 'vide' ? canal : (reading.canal ?? canal);
    if (another && demandes.length >= MAX_DEMANDES)
      return setRefusal(
        `Une visite tient au plus ${MAX_DEMANDES} demandes\u00a0: enregistrez celle-ci, puis notez-en une autre.`,
      );
    if (another) {
      setKept(demandes);
      setCanal(said);
      return write('');
    }
    const saved = await onSave(demandes, said);
    if (!saved.ok) return setRefusal(saved.failure.sentence);
    setKept([]);
    setCanal(null);
    write('');
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const suggestion = suggestions[chosen];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (suggestions.length === 0) return;
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((at) => Math.max(-1, Math.min(suggestions.length - 1, at + step)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (event.repeat) return;
      if (suggestion !== undefined) write(suggestion.replacement);
      else void run(() => submit(event.shiftKey));
    } else if (event.key === 'Escape') {
      event.preventDefault();
      // First what is being typed, then the demandes kept aside, then the favourites.
      if (text !== '') write('');
      else if (kept.length > 0) letGo([]);
      else setOpened(false);
    } else if (event.key === 'Backspace' && text === '' && kept.length > 0)
      letGo(kept.slice(0, -1));
  };

  return (
    <Stack
      gap={8}
      className={classes['line'] ?? ''}
      onFocus={() => {
        setOpened(true);
        onFocus?.();
      }}
    >
      <TextInput
        ref={input}
        label={label}
        placeholder="caf apl 20 imp"
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        {...(hint !== null && {
          rightSection: <KeyHint keys={[hint]} />,
          rightSectionWidth: 56,
        })}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={200}
        role="combobox"
        aria-expanded={suggestions.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(chosen >= 0 && { 'aria-activedescendant': `${listId}-${chosen}` })}
      />
      {kept.length > 0 && (
        <Group gap={8} aria-label="Demandes de cette visite" role="group">
          {canal !== null && (
            <Badge size="xl" variant="default" tt="none">
              {canalLabels[canal]}
            </Badge>
          )}
          {kept.map((demande, index) => (
            <Badge key={index} size="xl" variant="default" tt="none">
              {index + 1}. {demandeWords(demande, nameDemarche)}
            </Badge>
          ))}
        </Group>
      )}
      {text.trim() === '' ? (
        opened && (
          <FavoriButtons
            favoris={favoris}
            onPick={(digit) => rewrite(String(digit))}
            onEdit={onEditFavoris}
          />
        )
      ) : (
        <>
          <SuggestionList
            id={listId}
            suggestions={suggestions}
            chosen={chosen}
            onPick={({ replacement }) => rewrite(replacement)}
          />
          {reading.kind === 'demande' && reading.saisie === null && (
            <FavoriLegend demande={reading.demande} />
          )}
          {reading.kind !== 'vide' && reading.saisie !== null && (
            <SaisieChips
              saisie={reading.saisie}
              onChoose={(ambiguity, option) => rewrite(applyChoice(text, ambiguity, option))}
            />
          )}
          <div role="status">
            {reading.kind === 'demande' && (
              <Group justify="space-between" gap="xs">
                <Text>
                  <strong>{demandeWords(reading.demande, nameDemarche)}</strong>
                  <br />
                  {themeWords(reading.demande.theme)}
                </Text>
                <Button onClick={() => void run(() => submit(false))} loading={saving}>
                  {saveLabel}
                </Button>
              </Group>
            )}
          </div>
        </>
      )}
      {refusal !== null && <Notice kind="error">{refusal}</Notice>}
    </Stack>
  );
}

function themeWords(theme: Theme | null): string {
  return theme === null ? 'Thème à préciser' : `Thème\u00a0: ${themeLabels[theme]}`;
}
