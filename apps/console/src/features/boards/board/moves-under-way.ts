/** Items whose move the server has not answered yet: what is read of them meanwhile is older than what is shown. */
const moves = new Map<string, number>();

export function isBeingMoved(id: string): boolean {
  return moves.has(id);
}

/** Counts a move until the returned function is called. */
export function beginMove(id: string): () => void {
  moves.set(id, (moves.get(id) ?? 0) + 1);
  return () => {
    const left = (moves.get(id) ?? 1) - 1;
    if (left > 0) moves.set(id, left);
    else moves.delete(id);
  };
}
