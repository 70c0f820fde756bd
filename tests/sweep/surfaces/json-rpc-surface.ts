/** JSON-RPC over real HTTP. */
import { jsonRpcPath } from "../../json-rpc/json-rpc-surface.ts";
import { uploadedBytes } from "../world.ts";
import type { Surface } from "./surface.ts";

interface RpcAnswer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly data?: { readonly code: string } };
}

export function createJsonRpcSurface(url: string): Surface {
  let count = 0;
  return {
    name: "json-rpc",
    reaches: () => true,
    async call(token, operation, input, { idempotencyKey } = {}) {
      const content = operation.http.request === "stream" ? { content: uploadedBytes.toString("base64") } : {};
      const params = { input, ...content, ...(idempotencyKey !== undefined && { idempotencyKey }) };
      const id = ++count;
      const response = await fetch(`${url}${jsonRpcPath}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...(token !== null && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ jsonrpc: "2.0", id, method: operation.name, params }),
      });
      const answer = (await response.json()) as RpcAnswer;
      const { error, result } = answer;
      const text = JSON.stringify(error ?? result ?? null);
      return { ok: !error, status: error?.code ?? 0, code: error?.data?.code ?? null, text, output: result };
    },
  };
}
