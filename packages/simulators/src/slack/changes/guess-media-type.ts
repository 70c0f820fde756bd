const mediaTypes: Readonly<Record<string, string>> = {
  txt: "text/plain",
  md: "text/markdown",
  csv: "text/csv",
  json: "application/json",
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  zip: "application/zip",
};

/** Slack reads it from the name. */
export function guessMediaType(name: string): string {
  return mediaTypes[name.split(".").pop()?.toLowerCase() ?? ""] ?? "application/octet-stream";
}
