import { say } from "@eureka/contracts/words";
import type { EurekaClient, Output } from "@eureka/sdk";
import { nameThings } from "../names/name-things.ts";
import type { Terminal } from "../terminal.ts";
import { renderRecord } from "./record.ts";
import { valueText } from "./value-text.ts";
import type { Row } from "./views.ts";

/** Whose credential it is and which roles it brings; the permissions themselves are for programs. */
export async function renderMe(terminal: Terminal, client: EurekaClient, me: Output<"me.get">): Promise<string> {
  const { member, organization, permissions, actor } = me;
  const scopes = await nameThings(
    client,
    permissions.map(({ scope }) => scope),
    (renamed) => renamed as Row[],
    terminal.interrupted,
  );
  return renderRecord(terminal, {
    name: member?.name,
    handle: member ? `@${member.handle}` : undefined,
    email: member?.email,
    organization: organization.name,
    actsAs: actor.type === "api_key" ? say("cli.actor.api_key", { id: actor.id }) : undefined,
    roles: permissions.map(({ role }, index) => `${role} (${valueText(scopes[index])})`),
  });
}
