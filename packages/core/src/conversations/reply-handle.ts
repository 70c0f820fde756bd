/** Reply handles are secrets for minutes: they rest encrypted, bound to their message, and go when it is sent. */

import type { Id } from "@eureka/contracts/ids";
import { decryptBytes, encryptBytes, type ValuePlace } from "@eureka/kit/crypto";
import { openOrganizationKey, organizationKey } from "../encryption/index.ts";
import type { Context, Ports } from "../operations/index.ts";

/** The tables in which handles rest. */
type HandleTable = "outgoing_messages" | "opened_forms";

export async function sealReplyHandle(
  context: Context,
  rowId: string,
  handle: string,
  table: HandleTable = "outgoing_messages",
): Promise<Buffer> {
  const key = await organizationKey(context);
  return encryptBytes(key, Buffer.from(handle, "utf8"), placeOf(context.organizationId, table, rowId));
}

export async function openReplyHandle(
  ports: Pick<Ports, "keys" | "database" | "clock">,
  organizationId: Id<"organization">,
  rowId: string,
  sealed: Buffer,
  table: HandleTable = "outgoing_messages",
): Promise<string> {
  const key = await openOrganizationKey(ports, organizationId);
  return decryptBytes(key, sealed, placeOf(organizationId, table, rowId)).toString("utf8");
}

function placeOf(organizationId: Id<"organization">, table: HandleTable, rowId: string): ValuePlace {
  return { organizationId, table, column: "reply_handle", rowId };
}
