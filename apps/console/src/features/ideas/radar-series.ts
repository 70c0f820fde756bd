import type { Evaluation } from "./types.ts";

export interface RadarSeries {
  readonly name: string;
  readonly evaluation: Evaluation;
}
