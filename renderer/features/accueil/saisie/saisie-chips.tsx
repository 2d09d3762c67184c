import type { MeaningKind } from '../../../../shared/domain/saisie/meaning.ts';
import { Badge, Button, Group, Text } from '@mantine/core';
import type { Ambiguity, ParsedSaisie } from '../../../../shared/domain/saisie/parse-saisie.ts';

const kinds: Readonly<Record<MeaningKind, string>> = {
  operateur: 'opérateur',
  destination: 'vers',
  demarche: 'démarche',
  theme: 'thème',
  nature: 'nature',
  duree: 'durée',
  issue: 'issue',
  autonomie: 'autonomie',
  canal: 'canal',
};

/** What is understood of the line, what may mean several things, what is not understood. */
export function SaisieChips({
  saisie,
  onChoose,
}: {
  readonly saisie: ParsedSaisie;
  readonly onChoose: (ambiguity: Ambiguity, option: Ambiguity['options'][number]) => void;
}) {
  return (
    <>
      <Group gap={8}>
        {saisie.chips.map((chip) => (
          <Badge key={chip.start} size="lg" variant="light" tt="none">
            {kinds[chip.kind]} {chip.label}
          </Badge>
        ))}
        {[...saisie.unknown, ...saisie.refusals].map(({ start, text }) => (
          <Badge key={start} size="lg" variant="outline" color="gray" tt="none">
            «&nbsp;{text}&nbsp;» non compris
          </Badge>
        ))}
      </Group>
      {saisie.ambiguities.map((ambiguity) => (
        <Group
          key={ambiguity.start}
          gap={8}
          role="group"
          aria-label={`Que veut dire ${ambiguity.text}`}
        >
          <Text>«&nbsp;{ambiguity.text}&nbsp;», c’est&nbsp;:</Text>
          {ambiguity.options.map((option) => (
            <Button
              key={`${option.kind}:${option.label}`}
              variant="default"
              onClick={() => onChoose(ambiguity, option)}
            >
              {option.label}
            </Button>
          ))}
        </Group>
      ))}
    </>
  );
}
