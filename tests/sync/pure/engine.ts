/**
 * The parts of the engine that decide something, as the product has them. The simulation is handed them, so that a test can break one of
 * them and see that it is noticed.
 */
import {
  hashOf,
  type Ledger,
  lostThere,
  mergeOrders,
  noteMeeting,
  planMeeting,
  planMoves,
  recordBases,
  recordMeeting,
  recordSides,
  type Side,
} from "@eureka/core/sync/local";

export const engine = {
  planMeeting,
  noteMeeting,
  recordMeeting,
  recordBases,
  recordSides,
  mergeOrders,
  planMoves,
  /** Whether one job of an item waits for the other. */
  keepsOrder: true,
  /** Whether every board is compared as a whole from time to time. */
  reconciles: true,
};

export type Engine = typeof engine;

export { hashOf, type Ledger, lostThere, type Side };
