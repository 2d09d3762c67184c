import { createTheme, type CSSVariablesResolver } from '@mantine/core';
import { palette } from './palette.ts';

const fontFamily = "'Atkinson Hyperlegible Next Variable', 'Segoe UI', Roboto, Arial, sans-serif";

/**
 * The one theme of the desk and of the département’s pages. Controls are 44 px high by default
 * (`size` md, see global.css), spacing sits on a 4 px grid, radius is 8 px.
 */
export const relaisTheme = createTheme({
  fontFamily,
  colors: palette,
  primaryColor: 'relais',
  // White text on a filled control: 7.2:1 in light, 5.1:1 in dark.
  primaryShade: { light: 7, dark: 6 },
  black: palette.gray[9],
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '4px', md: '8px', lg: '12px', xl: '16px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  headings: {
    fontFamily,
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.375rem', lineHeight: '1.3' },
      h3: { fontSize: '1.125rem', lineHeight: '1.4' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    ActionIcon: { defaultProps: { size: 'md', variant: 'subtle' } },
    Alert: { defaultProps: { closeButtonLabel: 'Fermer' } },
    Button: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    // Square and as tall as a button: a target, not a label. Chosen, it is dark on light, or light
    // on dark, and as wide as before: what is beside it stays under the finger.
    Chip: {
      defaultProps: { size: 'md', radius: 'md', variant: 'filled' },
      vars: () => ({
        root: {
          '--chip-size': '44px',
          '--chip-fz': '1rem',
          '--chip-padding': '14px',
          '--chip-checked-padding': '14px',
        },
      }),
      styles: { iconWrapper: { display: 'none' } },
    },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Fermer', size: 44 } } },
    // Every input takes its defaults from here.
    Input: { defaultProps: { size: 'md' } },
    InputWrapper: { defaultProps: { size: 'md' } },
    Modal: {
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Fermer', size: 44 },
        // Its <header> would be read as a second banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
    },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Fermer' } } },
    PasswordInput: {
      defaultProps: {
        visibilityToggleFocusable: true,
        visibilityToggleButtonProps: { 'aria-label': 'Afficher le mot de passe' },
      },
    },
    Radio: { defaultProps: { size: 'md' } },
    // The chosen segment is filled: seen in black and white, and by whoever does not see colours.
    SegmentedControl: {
      defaultProps: { size: 'md', color: 'relais', withItemsBorders: false },
    },
    Switch: { defaultProps: { size: 'md' } },
    // What is typed at a public desk stays out of the browser’s own memory, kept in the clear: what it
    // would propose again, and the pages it would open again with what was typed in them.
    Autocomplete: { defaultProps: { autoComplete: 'off' } },
    MultiSelect: { defaultProps: { autoComplete: 'off' } },
    Select: { defaultProps: { autoComplete: 'off' } },
    TextInput: { defaultProps: { autoComplete: 'off' } },
    // Never `autosize`: it measures in a hidden copy of what is typed, which the browser would keep.
    Textarea: { defaultProps: { autoComplete: 'off', resize: 'vertical' } },
    NumberInput: { defaultProps: { autoComplete: 'off' } },
    Table: { defaultProps: { fz: 'md', verticalSpacing: 'xs', horizontalSpacing: 'sm' } },
  },
});

/**
 * What Mantine’s own variables get wrong for us: secondary text and placeholders at 4.5:1, the
 * outline of a field at 3:1 (WCAG 2.2, 1.4.11), and the warm ground behind the white surfaces.
 */
export const relaisVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--relais-ground': palette.gray[1],
    '--mantine-color-dimmed': palette.gray[7],
    '--mantine-color-placeholder': palette.gray[6],
    '--mantine-color-error': palette.red[7],
    '--mantine-color-success': palette.green[7],
    '--mantine-color-default-border': palette.gray[5],
    '--mantine-color-disabled-color': palette.gray[6],
  },
  dark: {
    '--relais-ground': palette.dark[8],
    '--mantine-color-dimmed': palette.dark[2],
    '--mantine-color-placeholder': palette.dark[2],
    '--mantine-color-error': palette.red[4],
    '--mantine-color-success': palette.green[4],
    '--mantine-color-default-border': palette.dark[3],
    '--mantine-color-disabled-color': palette.dark[2],
  },
});
