import { SegmentedControl, Stack, Switch, Text, useMantineColorScheme } from '@mantine/core';
import type { MantineColorScheme } from '@mantine/core';

const schemes: readonly { readonly value: MantineColorScheme; readonly label: string }[] = [
  { value: 'auto', label: 'Comme l’ordinateur' },
  { value: 'light', label: 'Claires' },
  { value: 'dark', label: 'Sombres' },
];

/** Colours and touch mode of this desk. */
export function DisplaySettings({
  touch,
  onTouch,
}: {
  readonly touch: boolean;
  readonly onTouch: (touch: boolean) => void;
}) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack gap="md" align="flex-start">
      <div>
        <Text fw={600} id="couleurs">
          Couleurs
        </Text>
        <SegmentedControl
          aria-labelledby="couleurs"
          data={[...schemes]}
          value={colorScheme}
          onChange={(value) =>
            setColorScheme(schemes.find((scheme) => scheme.value === value)?.value ?? 'auto')
          }
        />
      </div>
      <Switch
        label="Mode tactile"
        description="Plein écran, cibles plus grandes, pavé de chiffres pour le code de masquage."
        checked={touch}
        onChange={(event) => onTouch(event.currentTarget.checked)}
      />
    </Stack>
  );
}
