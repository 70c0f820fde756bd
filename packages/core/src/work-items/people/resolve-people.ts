/** Turns people as they are named into members and external identities. */
import { type Person, personOf } from "@eureka/contracts/actor";
import { invalidField, notFound } from "@eureka/contracts/errors";
import { type Id, idPrefixes } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";
import { selectExternalIdentities, selectMembers } from "./people.store.ts";

/**
 * `me`, `@handle`, or an id of a member or an external identity. An external identity that is linked stands for its member.
 * Throws `member.not_found` or `external_identity.not_found`; deactivated members count as missing.
 */
export async function resolvePeople(context: Context, references: readonly string[]): Promise<Person[]> {
  if (references.length === 0) return [];
  const memberIds = references.filter(isMemberId);
  const handles = references.filter((reference) => reference.startsWith("@")).map(toHandle);
  const members = await selectMembers(context.transaction, { ids: memberIds, handles });
  const external = await selectExternalIdentities(context.transaction, references.filter(isExternalId));

  const people = references.map((reference): Person => {
    if (reference === "me") return me(context);
    if (isExternalId(reference)) {
      const person = external.get(reference);
      if (!person) throw notFound("external_identity", reference);
      return person;
    }
    const member = members.find(({ id, handle }) => id === reference || handle === toHandle(reference));
    if (!member) throw notFound("member", reference);
    return { type: "member", id: member.id };
  });
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

function me({ actor, onBehalfOf }: Context): Person {
  const person = personOf(actor, onBehalfOf);
  if (!person) throw invalidField("assignees", "nobody", "`me` needs a person, and no person is signed in");
  return person;
}

function toHandle(reference: string): string {
  return reference.replace(/^@/, "").toLowerCase();
}

function isMemberId(reference: string): reference is Id<"member"> {
  return reference.startsWith(`${idPrefixes.member}_`);
}

function isExternalId(reference: string): reference is Id<"external_identity"> {
  return reference.startsWith(`${idPrefixes.external_identity}_`);
}
