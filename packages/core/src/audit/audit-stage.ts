/** The pipeline's audit stage: writes in their transaction, refusals in one of their own, reads by note. */
import type { AuditStage } from "../operations/index.ts";
import type { ReadNotes } from "./read-notes.ts";
import { writeRecords } from "./write-records.ts";

export function createAuditStage(notes: ReadNotes): AuditStage {
  return {
    recordWrite: (context, entry) => writeRecords(context, [{ entry, occurredAt: context.clock.now() }]),
    recordRefusal: (ports, organizationId, entry) =>
      ports.database.withOrganization(organizationId, (transaction) =>
        writeRecords({ transaction, ports }, [{ entry, occurredAt: ports.clock.now() }]),
      ),
    noteRead: (organizationId, entry) => notes.note(organizationId, entry),
  };
}
