import { EurekaError, invalidField } from "@eureka/contracts/errors";
import type { Changes } from "@eureka/contracts/event";
import { exampleModelProvider, modelProviderSchema, modelProviderUpdateSchema } from "@eureka/contracts/model-provider";
import type { z } from "zod";
import { type Context, defineOperation } from "../../operations/index.ts";
import { fieldChanges } from "../../tenancy/index.ts";
import { addressOf, kindsWithKey } from "../calls/model-endpoint.ts";
import { checkAddress } from "./check-address.ts";
import { loadProvider } from "./load-provider.ts";
import { sealKey } from "./provider-key.ts";
import { viewProvider } from "./provider-view.ts";
import { type ProviderRow, updateProviderRow } from "./providers.store.ts";

type Update = z.output<typeof modelProviderUpdateSchema>;

/** Changes a provider's name, model, address, key or use. */
export const updateModelProvider = defineOperation({
  name: "model_provider.update",
  summary: "Change a model provider",
  input: modelProviderUpdateSchema,
  output: modelProviderSchema,
  permission: "model_provider:update",
  effect: "danger",
  http: { method: "PATCH", path: "/model-providers/{id}" },
  example: { input: { id: exampleModelProvider.id, model: "gemini-2.5-flash-lite" }, output: exampleModelProvider },
  target: (context, input) => loadProvider(context, input.id, { lock: true }),
  async run(context, input, { row }) {
    checkUpdate(context, input, row);
    const { id, key, ...wanted } = input;
    const changes: Changes = fieldChanges(row, wanted);
    // Of a key it is told that it changed, and nothing else.
    if (key !== undefined) changes.key = { from: row.key ? "set" : null, to: key === null ? null : "set anew" };
    if (Object.keys(changes).length === 0) return viewProvider(row);
    const changed = await updateProviderRow(context.transaction, id, {
      ...withoutUndefined(wanted),
      ...(key === null && { key: null, keyEnding: null }),
      ...(key && (await sealKey(context, id, key))),
      updatedAt: context.clock.now(),
    });
    if (!changed) throw new EurekaError("model_provider.name_taken", { name: wanted.name ?? row.name });
    const subject = { type: "model_provider", id };
    context.emit({ type: "model_provider.updated", subject, changes, data: { kind: row.kind } });
    return viewProvider(changed);
  },
});

function checkUpdate({ ports }: Context, { baseUrl, key }: Update, row: ProviderRow): void {
  const { kind } = row;
  if (kind === "openai_compatible" && baseUrl === null)
    throw invalidField("baseUrl", "required", "is needed for this kind");
  if (kindsWithKey.has(kind) && key === null) throw invalidField("key", "required", "is needed for this kind");
  if (baseUrl === undefined) return;
  checkAddress(ports, { kind, baseUrl });
  const moves = new URL(addressOf({ kind, baseUrl })).origin !== new URL(addressOf(row)).origin;
  // Whoever may change the address may still not learn the key by having it sent to himself.
  if (moves && row.key && key === undefined) {
    throw invalidField("key", "required", "must be given again together with another address");
  }
}

function withoutUndefined<Fields extends object>(
  fields: Fields,
): { [Field in keyof Fields]: Exclude<Fields[Field], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
