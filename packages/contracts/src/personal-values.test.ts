import { expect, test } from "vitest";
import { z } from "zod";
import { type EventType, eventTypes } from "./event-types.ts";
import { newId } from "./ids.ts";
import { personInEvent, replacePersonalValues } from "./personal-values.ts";

const [member, other] = [newId("member"), newId("member")];
const types: Record<string, EventType> = {
  "guest.met": {
    version: 1,
    summary: "A type with everything that can be declared.",
    data: z.strictObject({ hostId: z.string(), email: z.string().nullable(), nickname: z.string().optional() }),
    personal: { of: "data.hostId", changes: ["name"], data: ["email", "nickname"] },
  },
};
const met = {
  type: "guest.met",
  subject: { type: "guest", id: other },
  changes: { name: { from: null, to: "Ann" }, table: { from: 1, to: 2 } },
  data: { hostId: member as string, email: "ann@example.com" },
};

test("what a type declares is found, and nothing beside it", () => {
  const paths: string[] = [];
  const replaced = replacePersonalValues(
    met,
    (value, path) => {
      paths.push(path);
      return `<${value}>`;
    },
    types,
  );
  expect(personInEvent(met, types)).toBe(member);
  expect(paths).toEqual(["changes.name.to", "data.email"]);
  expect(replaced).toEqual({
    ...met,
    changes: { name: { from: null, to: "<Ann>" }, table: { from: 1, to: 2 } },
    data: { hostId: member, email: "<ann@example.com>" },
  });
  expect(met.data.email).toBe("ann@example.com");
});

test("values belong to a member or to nobody", () => {
  const hosted = (hostId: unknown) => personInEvent({ ...met, data: { ...met.data, hostId } }, types);
  expect(hosted(undefined)).toBeNull();
  expect(hosted(newId("workspace"))).toBeNull();
  expect(hosted({ id: member })).toBeNull();
  for (const type of ["message.posted", "work_item.created", "no.such_type", "constructor", "__proto__"]) {
    const event = { ...met, type, subject: { type: "member", id: member } };
    expect(personInEvent(event)).toBeNull();
    expect(replacePersonalValues(event, () => "replaced")).toBe(event);
  }
});

test("the shape of every type's data lets a personal value be null, and knows whose it is", () => {
  const declared = Object.entries<EventType>(eventTypes).flatMap(([type, { personal, data }]) =>
    personal ? [{ type, personal, shape: (data as z.ZodObject).shape as Record<string, z.ZodType | undefined> }] : [],
  );
  expect(declared.length).toBeGreaterThan(0);
  for (const { type, personal, shape } of declared) {
    for (const field of personal.data ?? [])
      expect(shape[field]?.safeParse(null).success, `${type} ${field}`).toBe(true);
    if (personal.of === "subject") expect(type).toMatch(/^member\./);
    else expect(shape[personal.of.slice("data.".length)]?.safeParse(member).success, type).toBe(true);
  }
});
