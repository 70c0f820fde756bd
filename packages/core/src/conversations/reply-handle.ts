/** Reply handles are secrets for minutes: they rest encrypted, bound to their message, and go when it is sent. */

import type { Id } from "@eureka/contracts/ids";
import { decryptBytes, encryptBytes, type ValuePlace } from "@eureka/kit/crypto";
import { openOrganizationKey, organizationKey } from "../encryption/index.ts";
import type { Context, Ports } from "../operations/index.ts";

export async function sealReplyHandle(context: Context, messageId: string, handle: string): Promise<Buffer> {
  const key = await organizationKey(context);
  return encryptBytes(key, Buffer.from(handle, "utf8"), placeOf(context.organizationId, messageId));
}

export async function openReplyHandle(
  ports: Pick<Ports, "keys" | "database" | "clock">,
  organizationId: Id<"organization">,
  messageId: string,
  sealed: Buffer,
): Promise<string> {
  const key = await openOrganizationKey(ports, organizationId);
  return decryptBytes(key, sealed, placeOf(organizationId, messageId)).toString("utf8");
}

function placeOf(organizationId: Id<"organization">, rowId: string): ValuePlace {
  return { organizationId, table: "outgoing_messages", column: "reply_handle", rowId };
}
