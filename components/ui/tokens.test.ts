import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

type Rgb = [number, number, number];
const css = readFileSync(path.join(import.meta.dirname, '../../app/globals.css'), 'utf8');
const pairs = /--([\w-]+): light-dark\(oklch\(([^()/]+)\), oklch\(([^()/]+)\)\);/g;
const tokens = new Map([...css.matchAll(pairs)].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]));

const grounds = ['bg', 'surface', 'raised', 'hover', 'selected'];
const words = ['ink', 'ink-2', 'ink-3', 'held', 'sent', 'confirmed', 'rejected', 'drifted', 'local'];
const shapes = ['critical', 'high', 'medium', 'low', 'info', 'unknown', 'control', 'focus', 'accent'];

for (const theme of ['light', 'dark'] as const) {
  for (const ground of grounds) {
    test(`words can be read and shapes be told apart on ${ground}, ${theme}`, () => {
      for (const word of words) expect([word, contrast(word, ground, theme) >= 4.5]).toEqual([word, true]);
      for (const shape of shapes) expect([shape, contrast(shape, ground, theme) >= 3]).toEqual([shape, true]);
    });
  }
  test(`words on the accent can be read, ${theme}`, () => {
    expect(contrast('accent-ink', 'accent', theme)).toBeGreaterThanOrEqual(4.5);
  });
}

function contrast(one: string, other: string, theme: 'light' | 'dark'): number {
  const [bright = 0, faint = 0] = [luminance(colour(one, theme)), luminance(colour(other, theme))].sort(
    (a, b) => b - a,
  );
  return (bright + 0.05) / (faint + 0.05);
}

function colour(name: string, theme: 'light' | 'dark'): Rgb {
  const token = tokens.get(name);
  if (!token) throw new Error(`no token --${name}`);
  const [l = 0, c = 0, h = 0] = token[theme].split(' ').map(Number.parseFloat);
  return oklchToLinear(l / 100, c, h);
}

/** Ottosson's OKLab to linear sRGB, clipped into the gamut as screens do. */
function oklchToLinear(l: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
