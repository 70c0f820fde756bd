import { expect, test } from "vitest";
import { grey, schemes, scoreColor } from "./tokens.ts";

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Lightness in OKLCH of a colour that is nearly grey: the cube root of its luminance. */
const lightness = (hex: string) => Math.cbrt(luminance(hex));

for (const [name, scheme] of Object.entries(schemes)) {
  const grounds = [scheme.background, scheme.surface, scheme.raised, scheme.sunken];

  test(`${name}: text and muted text can be read on every ground`, () => {
    for (const ground of grounds) {
      expect(contrast(scheme.text, ground)).toBeGreaterThanOrEqual(7);
      expect(contrast(scheme.mutedText, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test(`${name}: accent and meanings can be read as text, and what is written on them too`, () => {
    for (const color of [scheme.accent, scheme.done, scheme.waiting, scheme.failed, scheme.progress, scheme.rules]) {
      for (const ground of grounds) expect(contrast(color, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(scheme.onAccent, color)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(scheme.onAccent, scheme.accentPressed)).toBeGreaterThanOrEqual(4.5);
  });

  test(`${name}: the edge of a field can be found`, () => {
    for (const ground of [scheme.background, scheme.surface, scheme.raised]) {
      expect(contrast(scheme.controlBorder, ground)).toBeGreaterThanOrEqual(3);
    }
  });
}

test("the greys go down in even steps", () => {
  const steps = Object.values(grey).map(lightness);
  const distances = steps.slice(1).map((value, index) => (steps[index] ?? 0) - value);
  const mean = distances.reduce((sum, value) => sum + value, 0) / distances.length;
  for (const distance of distances) expect(Math.abs(distance - mean)).toBeLessThan(0.01);
});

test("a higher score is never darker, and what lies outside is held at the ends", () => {
  const shades = Array.from({ length: 101 }, (_, index) => luminance(scoreColor(index / 10)));
  for (const [index, shade] of shades.slice(1).entries()) expect(shade).toBeGreaterThanOrEqual(shades[index] ?? 1);
  expect(scoreColor(-4)).toBe(scoreColor(0));
  expect(scoreColor(40)).toBe(scoreColor(10));
  expect(scoreColor(Number.NaN)).toBe(scoreColor(0));
});
