/** How many streams one actor may hold open at a time, counted by each process: who opens without end must not take the place of all. */
import type { Actor } from "@eureka/contracts/actor";
import { EurekaError } from "@eureka/contracts/errors";

export interface StreamPlaces {
  /** Takes a place; returns how to give it back, once. Throws `stream.too_many`. */
  take(actor: Actor): () => void;
}

export function createPlaces(most: number): StreamPlaces {
  const taken = new Map<string, number>();
  return {
    take({ type, id }) {
      const name = `${type} ${id}`;
      const before = taken.get(name) ?? 0;
      if (before >= most) throw new EurekaError("stream.too_many", { limit: most });
      taken.set(name, before + 1);
      return () => {
        const others = (taken.get(name) ?? 1) - 1;
        if (others === 0) taken.delete(name);
        else taken.set(name, others);
      };
    },
  };
}
