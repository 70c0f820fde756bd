/** Which files are shown as pictures, and how sizes are said. Pure. */

/** Pictures that a browser draws without running anything in them; SVG is none of those. */
const pictures = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);
const largestPreview = 10_000_000;

interface Kept {
  readonly mediaType: string;
  readonly size: number;
}

export function isPicture({ mediaType, size }: Kept): boolean {
  return pictures.has(mediaType.toLowerCase()) && size <= largestPreview;
}

const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** Of 1,024, as the server's limit is and as items say their files' sizes. */
const step = 1_024;

/** "47 kB", in the reader's language. */
export function sizeWords(bytes: number, language: string): string {
  let size = bytes;
  let unit = 0;
  while (size >= step && unit < units.length - 1) {
    size /= step;
    unit++;
  }
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: units[unit] ?? "byte",
    unitDisplay: "short",
    maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0,
  }).format(size);
}
