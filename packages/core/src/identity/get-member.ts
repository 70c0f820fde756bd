import { idSchema } from "@eureka/contracts/ids";
import { exampleMember, memberSchema } from "@eureka/contracts/member";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { loadMember, viewMember } from "./member-view.ts";

/** Reads a member. */
export const getMember = defineOperation({
  name: "member.get",
  summary: "Read a member",
  input: z.strictObject({ id: idSchema("member") }),
  output: memberSchema,
  permission: "member:read",
  effect: "read",
  http: { method: "GET", path: "/members/{id}" },
  command: { words: ["id"] },
  example: { input: { id: exampleMember.id }, output: exampleMember },
  target: (context, input) => loadMember(context, input.id),
  run: (context, _input, { row }) => viewMember(context, row),
});
