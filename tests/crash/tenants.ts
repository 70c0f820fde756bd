import type { Installation } from "./installation.ts";
import type { ApiCall, LoadKind, Tenant } from "./load-kind.ts";
import { prepareRequest, sendRequest } from "./send-request.ts";

/** Makes an organization over HTTP, and in it what the load kinds need. */
export async function makeTenant(
  installation: Installation,
  name: string,
  kinds: readonly LoadKind[],
): Promise<Tenant> {
  const { setupToken } = installation;
  const administrator = { email: `${name}@example.com`, name: "Ann Example", password: `the password of ${name}` };
  const input = { setupToken, organizationName: name, ...administrator };
  const made = (await callAs(installation, null)("POST", "/api/v2/organizations/bootstrap", input)) as Omit<
    Tenant,
    "prepared"
  >;
  const tenant: Tenant = { ...made, setupToken, prepared: {} };
  const prepared: Record<string, unknown> = {};
  // A kind may build on what an earlier one made ready.
  for (const kind of kinds)
    prepared[kind.name] = await kind.prepare?.(
      { ...tenant, prepared },
      callAs(installation, tenant.apiKey),
      installation.platforms,
    );
  return { ...tenant, prepared };
}

function callAs(installation: Installation, apiKey: string | null): ApiCall {
  return async (method, path, body, headers) => {
    const request = prepareRequest(
      { method, path, body: body ?? null, ...(headers && { headers }) },
      { apiKey, key: null },
    );
    const answer = await sendRequest(`${installation.address()}${path}`, request);
    if (answer.outcome === "acknowledged") return answer.body;
    throw new Error(`${method} ${path}: ${answer.reason}`);
  };
}
