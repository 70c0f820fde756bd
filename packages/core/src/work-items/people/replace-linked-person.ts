/** Somebody known from a platform turned out to be a member: from now on work items name the member. */
import { type Id, idSchema } from "@eureka/contracts/ids";
import type { EventHandler } from "../../operations/index.ts";
import { replacePerson } from "./people.store.ts";

const member = idSchema("member");

export const replaceLinkedPerson: EventHandler = {
  name: "work-items.replace-linked-person",
  on: ["external_identity.linked"],
  orderBy: (event) => event.subject.id,
  run: (context, event) =>
    replacePerson(context.transaction, event.subject.id as Id<"external_identity">, member.parse(event.data.memberId)),
};
