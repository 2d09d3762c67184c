import { describe, expect, it } from 'vitest';
import { palette } from '../../../renderer/ui/palette.ts';
import { relaisTheme } from '../../../renderer/ui/theme.ts';

/** Contrast ratio of two `#rrggbb` colours (WCAG 2.2). */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const hues = ['relais', 'red', 'orange', 'green'] as const;
const { gray, dark } = palette;

describe.each(hues)('the %s shades', (hue) => {
  const shades = palette[hue];

  it('carry white text on a filled control, in light and in dark', () => {
    const { primaryShade } = relaisTheme;
    if (typeof primaryShade !== 'object') throw new Error('One shade for each scheme is expected.');
    for (const shade of [primaryShade.light ?? 0, primaryShade.dark ?? 0])
      expect(contrast('#ffffff', shades[shade])).toBeGreaterThanOrEqual(4.5);
  });

  it('read as text: the darkest on its own tint, the fourth on the dark surface', () => {
    expect(contrast(shades[9], shades[1])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(shades[4], dark[7])).toBeGreaterThanOrEqual(4.5);
  });
});

describe('the warm greys', () => {
  it.each([
    ['text on the ground', gray[9], gray[1], 4.5],
    ['secondary text on the ground', gray[7], gray[1], 4.5],
    ['a placeholder in a field', gray[6], '#ffffff', 4.5],
    ['the outline of a field', gray[5], '#ffffff', 3],
    ['text on the dark ground', dark[0], dark[8], 4.5],
    ['secondary text on the dark surface', dark[2], dark[7], 4.5],
    ['the outline of a field on the dark surface', dark[3], dark[7], 3],
  ])('keep %s legible', (_, front, back, least) => {
    expect(contrast(front, back)).toBeGreaterThanOrEqual(least);
  });
});
