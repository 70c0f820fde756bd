/** Fault points for crash tests. */
export { createFaults, type FaultOptions, type Faults, noFaults } from "./create-faults.ts";
