import type { Context } from "../../operations/index.ts";
import { updateBaseUrls } from "../connections.store.ts";
import { type ApplicationSecrets, sealApplicationSecrets } from "./application-secrets.ts";
import { type ApplicationRow, upsertApplication } from "./applications.store.ts";

export interface WholeApplication {
  readonly connector: string;
  readonly clientId: string;
  /** Null: the platform's usual address. */
  readonly baseUrl: string | null;
  /** All of them. */
  readonly secrets: ApplicationSecrets;
}

/** Writes an application down as a whole; its connections follow it to its address. */
export async function keepApplication(
  context: Context,
  { connector, clientId, baseUrl, secrets }: WholeApplication,
): Promise<ApplicationRow> {
  const now = context.clock.now();
  const row = await upsertApplication(context.transaction, {
    organizationId: context.organizationId,
    connector,
    clientId,
    baseUrl: baseUrl?.replace(/\/+$/, "") ?? null,
    secrets: await sealApplicationSecrets(context, connector, secrets),
    secretNames: Object.keys(secrets).sort(),
    createdAt: now,
    updatedAt: now,
  });
  await updateBaseUrls(context.transaction, connector, row.baseUrl);
  return row;
}
