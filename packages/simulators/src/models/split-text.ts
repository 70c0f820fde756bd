/** Cuts a text into pieces of some characters, never inside one. */
export function splitText(text: string, charactersPerPiece: number): string[] {
  const characters = [...text];
  const starts = characters.flatMap((_, index) => (index % charactersPerPiece === 0 ? [index] : []));
  return starts.map((start) => characters.slice(start, start + charactersPerPiece).join(""));
}

/** Cuts bytes inside each of the first multi-byte characters, so that no piece but the last ends with a whole one. */
export function splitInsideCharacters(bytes: Buffer, mostCuts: number): Buffer[] {
  const cuts: number[] = [];
  // The first byte of a multi-byte character in UTF-8 is 11xxxxxx.
  for (let place = 0; place < bytes.length && cuts.length < mostCuts; place += 1) {
    if (((bytes[place] ?? 0) & 0b1100_0000) === 0b1100_0000) cuts.push(place + 1);
  }
  const edges = [0, ...cuts, bytes.length];
  return edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
}
