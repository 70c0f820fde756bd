/** Tells a platform that lists commands what can be typed, whenever a connection to it is new or in use again. */
import { ConnectorError } from "@eureka/connector-sdk";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { chatOf, connectorOf, recallConnection } from "../connections/index.ts";
import { type AnyJob, beginReading, defineJob, type EventHandler } from "../operations/index.ts";
import type { CommandInterpreter } from "./command-interpreter.ts";

const name = "intake.register-commands";

export const listCommandsAnew: EventHandler = {
  name: "intake.list-commands-anew",
  on: ["connection.created", "connection.resumed", "connection.updated"],
  orderBy: (event) => `commands:${event.subject.id}`,
  async run(context, { subject }) {
    const key = `commands:${subject.id}`;
    context.enqueue({ name, payload: { connectionId: subject.id }, orderingKey: key, uniqueKey: key });
  },
};

export function createRegisterCommands(interpreter: CommandInterpreter): AnyJob {
  return defineJob({
    name,
    payload: z.strictObject({ connectionId: idSchema("connection") }),
    timeoutSeconds: 30,
    async run(context, { connectionId }) {
      await beginReading(context);
      const { application } = context;
      const connection = await recallConnection(context, connectionId);
      if (connection.state !== "active" || !connectorOf(context.ports, connection).connector.chat) return;
      try {
        await chatOf(application, connection).registerCommands?.(interpreter.describe(application));
      } catch (error) {
        if (!(error instanceof ConnectorError) || error.isTemporary) throw error;
        context.log.warn({ connectionId, code: error.code }, "intake.commands_refused");
      }
    },
  });
}
