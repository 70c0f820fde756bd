/** The addresses that come with commands and clicks: five answers within half an hour, without a token. */
import { type Exchange, type Route, sendJson } from "../../loopback/index.ts";
import { writeAnswer } from "../changes/write-answer.ts";
import type { World } from "../world.ts";

const mostUses = 5;

export function responseUrlRoutes(world: World): Route[] {
  return [
    {
      method: "POST",
      path: /^\/(commands|actions|app)\/T[A-Z0-9]+\/\w+\/\w+$/,
      handle: (exchange) => take(world, exchange),
    },
  ];
}

function take(world: World, exchange: Exchange): void {
  const { response, path, body } = exchange;
  const no = (status: number, error: string, problems: readonly string[]) => {
    exchange.recordViolation(problems);
    sendJson(response, status, { ok: false, error });
  };
  const address = world.state.responseUrls.get(path);
  if (!address) return void no(404, "invalid_url", ["there is no such response address"]);
  if (address.expiresAt < world.state.now())
    return void no(404, "expired_url", ["the response address is older than 30 minutes"]);
  if (address.uses >= mostUses) return void no(404, "used_url", ["the response address was used five times"]);
  const written = writeAnswer(world, address, body);
  if (written.kind === "refused") return void no(400, written.error, written.problems);
  address.uses++;
  response.writeHead(200, { "content-type": "text/plain" }).end("ok");
}
