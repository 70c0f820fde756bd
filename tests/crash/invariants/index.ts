/** Everything that must hold after the kills, whatever was sent. */
import type { OrganizationSnapshot } from "../snapshot.ts";
import { auditedChanges } from "./audited-changes.ts";
import { decisions } from "./decisions.ts";
import { effectLedger } from "./effect-ledger.ts";
import { fileContents } from "./file-contents.ts";
import { inboundEvents } from "./inbound-events.ts";
import { outgoingMessages } from "./outgoing-messages.ts";
import { positions } from "./positions.ts";

/** Looks at one organization; gives a sentence with ids for each breach. */
export type Invariant = (organization: OrganizationSnapshot) => readonly string[];

export const invariants: Readonly<Record<string, Invariant>> = {
  "positions without gap": positions,
  "each handler had each of its events once": effectLedger,
  "each change has its audit record": auditedChanges,
  "each decision had what was decided, once": decisions,
  "file contents and rows belong together": fileContents,
  "each delivery is processed": inboundEvents,
  "each outgoing message was sent once": outgoingMessages,
};
