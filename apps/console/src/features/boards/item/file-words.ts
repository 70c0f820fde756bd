/** Kinds of pictures that every browser draws and none runs: no SVG. */
const pictures = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp"]);

export function isPicture(mediaType: string): boolean {
  return pictures.has(mediaType.toLowerCase());
}

type Translate = (key: string, options: Record<string, unknown>) => string;

/** @example sizeWords(48_213, t) // "47 kB" */
export function sizeWords(bytes: number, t: Translate): string {
  if (bytes < 1024) return t("attachments.bytes", { count: bytes });
  const kilobytes = bytes / 1024;
  if (kilobytes < 1024) return t("attachments.kilobytes", { size: Math.round(kilobytes) });
  return t("attachments.megabytes", { size: Math.round((kilobytes / 1024) * 10) / 10 });
}
