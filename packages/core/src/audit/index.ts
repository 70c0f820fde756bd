/** Audit: the trail of who did what, chained so that nobody can alter it unnoticed. */
export type { AnchorHead } from "./audit-head.ts";
export { type AuditDependencies, createAuditModule } from "./module.ts";
export type { ReadNotes } from "./read-notes.ts";
export { createSealer, type Sealer } from "./seal-records.ts";
