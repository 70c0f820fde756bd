/** Socket Mode: Slack delivers by a line that we open, https://docs.slack.dev/apis/events-api/using-socket-mode. */
import { setTimeout as wait } from "node:timers/promises";
import { ConnectorError, type ConnectorTools, type SocketCapability, type SocketInput } from "@eureka/connector-sdk";
import { z } from "zod";
import { appTokenPurpose } from "./auth.ts";
import { createSlackClient, requireSlackAddress, type SlackClient } from "./client.ts";

const openedSchema = z.looseObject({ url: z.string().min(1) });
const frameSchema = z.looseObject({
  type: z.string(),
  reason: z.string().optional(),
  envelope_id: z.string().optional(),
  accepts_response_payload: z.boolean().optional(),
});

const firstPauseMilliseconds = 1_000;
const longestPauseMilliseconds = 30_000;
/** Slack renews a line about every hour; one that says nothing for this long may be dead without anybody having noticed. */
const longestSilenceMilliseconds = 15 * 60_000;
/** A line that was renewed still hands over what was on its way. */
const overlapMilliseconds = 10_000;

/** Makes the socket capability of an application. */
export function createSlackSocket(tools: ConnectorTools): SocketCapability {
  const slack = createSlackClient(tools);
  return {
    countLines: async () => ((await usesLines(tools)) ? 1 : 0),
    async keepOpen(input) {
      let pause = firstPauseMilliseconds;
      while (!input.signal.aborted) {
        try {
          await runLine(slack, input);
          pause = firstPauseMilliseconds;
        } catch (error) {
          if (!(error instanceof ConnectorError) || !error.isTemporary) throw error;
          const asked = error.retryAfterSeconds === null ? pause : error.retryAfterSeconds * 1_000;
          await wait(asked, undefined, { signal: input.signal }).catch(() => undefined);
          pause = Math.min(pause * 2, longestPauseMilliseconds);
        }
      }
    },
  };
}

/** An application without the token for lines is delivered to by HTTP. */
async function usesLines({ tokenProvider }: ConnectorTools): Promise<boolean> {
  try {
    await tokenProvider({ purpose: appTokenPurpose });
    return true;
  } catch (error) {
    if (error instanceof ConnectorError && error.code === "unauthorized") return false;
    throw error;
  }
}

/**
 * One line from its opening until the next one is wanted. A line that Slack renews stays open a little longer, so that nothing falls
 * between the two. Throws "unavailable" when it ends before Slack greeted us.
 */
async function runLine(slack: SlackClient, input: SocketInput): Promise<void> {
  const { url } = await slack.call("apps.connections.open", {}, openedSchema, appTokenPurpose);
  requireSlackAddress(url, slack.tools.baseUrl);
  if (input.signal.aborted) return;
  const line = new WebSocket(url);
  const end = Promise.withResolvers<void>();
  let wasGreeted = false;
  let timer: NodeJS.Timeout | undefined;
  const close = () => line.close();
  const retireAfter = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(close, milliseconds);
  };
  const disconnected = (reason: string | undefined) => {
    if (reason === "link_disabled") {
      end.reject(new ConnectorError("unauthorized", "Socket Mode was switched off", { platformCode: reason }));
      return close();
    }
    retireAfter(overlapMilliseconds);
    end.resolve();
  };

  line.addEventListener("message", ({ data }) => {
    const frame = frameSchema.safeParse(parseJson(data)).data;
    retireAfter(longestSilenceMilliseconds);
    if (frame?.type === "hello") wasGreeted = true;
    if (frame?.type === "disconnect") disconnected(frame.reason);
    if (frame?.envelope_id !== undefined) void handOver(slack, input, line, frame, String(data));
  });
  line.addEventListener("error", close);
  line.addEventListener("close", () => {
    clearTimeout(timer);
    input.signal.removeEventListener("abort", close);
    if (wasGreeted || input.signal.aborted) end.resolve();
    else end.reject(new ConnectorError("unavailable", "Slack closed the line before it greeted us"));
  });
  input.signal.addEventListener("abort", close, { once: true });
  retireAfter(longestSilenceMilliseconds);
  await end.promise;
}

/** Acknowledges once what the frame says is stored. What is not acknowledged comes again, so a failure says nothing. */
async function handOver(
  { tools }: SlackClient,
  { deliver }: SocketInput,
  line: WebSocket,
  { envelope_id, accepts_response_payload }: z.infer<typeof frameSchema>,
  data: string,
): Promise<void> {
  try {
    const received_at = tools.clock.now().getTime() / 1_000;
    const reply = await deliver(JSON.stringify({ ...(parseJson(data) as object), received_at }));
    const payload = accepts_response_payload && reply.body !== "" ? parseJson(reply.body) : undefined;
    if (reply.status >= 300 || line.readyState !== WebSocket.OPEN) return;
    line.send(JSON.stringify({ envelope_id, ...(payload !== undefined && { payload }) }));
  } catch {
    // Not acknowledged.
  }
}

function parseJson(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
