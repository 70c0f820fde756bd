/** Nothing crosses organizations unnoticed: what is not held by row-level security stands in the lists of this file. */
import { listDefinerFunctions, listUnprotectedTables } from "@eureka/kit/db";
import { testDatabase } from "@eureka/testing/test-database";
import { expect, it } from "vitest";

/** Tables that belong to no organization. What the application may do with them, if anything, stands in their migrations. */
const globalTables = ["job_workers", "rate_limit_uses", "signing_keys", "users"];

/** Functions that see every organization. Add one here only after asking what a caller of another organization could learn from it. */
const definerFunctions = [
  "accept_inbound_events",
  "add_signing_key",
  "assign_event_positions",
  "audit_heads_of",
  "audit_records_to_seal",
  "close_lease",
  "count_memberships",
  "create_event_partitions",
  "create_user",
  "exchange_jobs",
  "find_api_key_organization",
  "find_board_connections",
  "find_channel_connections",
  "find_delivery_applications",
  "find_delivery_connections",
  "find_invitation",
  "find_password_reset",
  "find_public_answer",
  "find_refresh_token",
  "find_socket_connections",
  "find_user_for_sign_in",
  "forget_connection_calls",
  "forget_inbound_events",
  "forget_model_answers",
  "installation_has_organization",
  "list_member_emails",
  "list_memberships",
  "list_signing_keys",
  "open_lease",
  "organizations_with_files_to_sweep",
  "return_jobs",
  "seal_audit_chains",
  "touch_login",
  "update_password",
];

it("every other table is held by row-level security, forced and with a policy for the application", async () => {
  const { owner } = await testDatabase();
  expect(await listUnprotectedTables(owner, globalTables)).toEqual([]);
  expect(await listUnprotectedTables(owner)).toEqual(globalTables);
});

it("only known functions run with the rights of the owner, with fixed names and not for everybody", async () => {
  const { owner } = await testDatabase();
  const functions = await listDefinerFunctions(owner);
  expect(functions.map(({ signature }) => signature.slice(0, signature.indexOf("(")))).toEqual(definerFunctions);
  expect(functions.filter(({ searchPath, isPublic }) => searchPath !== "public, pg_temp" || isPublic)).toEqual([]);
});
