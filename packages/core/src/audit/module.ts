import { defineModule, type Module } from "../operations/index.ts";
import type { AnchorHead } from "./audit-head.ts";
import { createAuditStage } from "./audit-stage.ts";
import { listAuditRecords } from "./list-audit-records.ts";
import { createReadNotes } from "./read-notes.ts";
import { createSealer } from "./seal-records.ts";
import { createReadNoteServices, createSealerService } from "./services.ts";
import { verifyAuditRecords } from "./verify-audit-records.ts";

export interface AuditDependencies {
  /** Keeps the ends of the chains outside the database; waited for, so that a process never anchors an older head after a newer one. */
  readonly anchor?: AnchorHead;
}

/** The audit module; make one per process. */
export function createAuditModule({ anchor }: AuditDependencies = {}): Module {
  const notes = createReadNotes();
  return defineModule({
    name: "audit",
    operations: [listAuditRecords, verifyAuditRecords],
    stages: { audit: createAuditStage(notes) },
    services: [createSealerService(createSealer(anchor)), ...createReadNoteServices(notes)],
  });
}
