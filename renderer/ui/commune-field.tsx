import { Button, CloseButton, Combobox, Text, TextInput, useCombobox } from '@mantine/core';
import { useState } from 'react';

/** One commune as it is proposed. */
export interface CommuneChoice {
  readonly insee: string;
  readonly nom: string;
  readonly codesPostaux: readonly string[];
  /** The name of before that was typed, when it is another. */
  readonly ancienNom: string | null;
}

/** Where communes are looked up; `indisponible` when the list could not be read. */
export type CommuneLookup =
  | { readonly state: 'chargement' }
  | {
      readonly state: 'pret';
      readonly index: {
        search(text: string): readonly CommuneChoice[];
        find(insee: string): Omit<CommuneChoice, 'ancienNom'> | null;
      };
    }
  | { readonly state: 'indisponible'; readonly retry: () => void };

/**
 * A commune of France by its name or its postcode. The value is its INSEE code, or null. Arrows move
 * through the answers, Enter takes one, Escape closes them; what is typed and not taken is let go.
 */
export function CommuneField({
  value,
  onChange,
  communes,
  label = 'Commune',
}: {
  readonly value: string | null;
  readonly onChange: (insee: string | null) => void;
  readonly communes: CommuneLookup;
  readonly label?: string;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const index = communes.state === 'pret' ? communes.index : null;
  const chosen = value === null ? '' : (index?.find(value)?.nom ?? value);
  const choices = typed === null || index === null ? [] : index.search(typed);
  const asked = typed !== null && typed.trim() !== '';

  return (
    <>
      <Combobox
        store={combobox}
        size="md"
        onOptionSubmit={(insee) => {
          setTyped(null);
          onChange(insee);
          combobox.closeDropdown();
        }}
      >
        <Combobox.Target>
          <TextInput
            label={label}
            placeholder="Nom ou code postal"
            value={typed ?? chosen}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              combobox.openDropdown();
              // Enter takes the best answer, unless the arrows chose another.
              combobox.updateSelectedOptionIndex(0);
            }}
            onFocus={(event) => event.currentTarget.select()}
            onBlur={() => {
              // An emptied field means no commune; half a name means nothing.
              if (typed !== null && typed.trim() === '' && value !== null) onChange(null);
              setTyped(null);
              combobox.closeDropdown();
            }}
            rightSection={
              value !== null && (
                <CloseButton
                  aria-label={`Effacer la commune ${chosen}`}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => {
                    setTyped(null);
                    onChange(null);
                  }}
                />
              )
            }
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={!asked}>
          <Combobox.Options aria-label="Communes proposées">
            {choices.map((choice) => (
              <Combobox.Option key={choice.insee} value={choice.insee}>
                {choice.nom}{' '}
                <Text span c="dimmed">
                  {choice.codesPostaux.slice(0, 3).join(', ')}
                  {choice.codesPostaux.length > 3 && '…'}
                  {choice.ancienNom !== null && `, avec ${choice.ancienNom}`}
                </Text>
              </Combobox.Option>
            ))}
            {asked && choices.length === 0 && (
              <Combobox.Empty>
                {index === null
                  ? 'Les communes se chargent…'
                  : 'Aucune commune de ce nom. Essayez le code postal.'}
              </Combobox.Empty>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {communes.state === 'indisponible' && (
        <Text size="sm">
          La liste des communes n’a pas pu être lue.{' '}
          <Button variant="subtle" size="compact-md" onClick={communes.retry}>
            Réessayer
          </Button>
        </Text>
      )}
    </>
  );
}
