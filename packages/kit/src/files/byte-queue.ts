/** Bytes that arrived in pieces of any size and are taken out in pieces of a wished size. */
export class ByteQueue {
  #pieces: Buffer[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(piece: Uint8Array): void {
    this.#pieces.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
    this.#length += piece.byteLength;
  }

  /** Takes the first `length` bytes. Throws a RangeError where there are fewer. */
  take(length: number): Buffer {
    if (length > this.#length) throw new RangeError("the queue holds fewer bytes");
    const taken: Buffer[] = [];
    let missing = length;
    let used = 0;
    while (missing > 0) {
      const piece = this.#pieces[used] as Buffer;
      taken.push(piece.subarray(0, missing));
      if (piece.length > missing) this.#pieces[used] = piece.subarray(missing);
      else used += 1;
      missing -= Math.min(piece.length, missing);
    }
    this.#pieces = this.#pieces.slice(used);
    this.#length -= length;
    return taken.length === 1 ? (taken[0] as Buffer) : Buffer.concat(taken);
  }
}
