import { newId } from "@eureka/contracts/ids";
import { createEurekaClient } from "@eureka/sdk";
import { expect, it } from "vitest";
import { findNames, isNameable } from "./find-names.ts";

const ann = newId("member");
const bo = newId("member");
const stranger = newId("external_identity");
const board = newId("board");
const list = newId("list");
const never = new AbortController().signal;

/** A client of a server that answers by path and query; everything else is forbidden. */
function clientOf(answers: Record<string, unknown>) {
  const calls: string[] = [];
  const client = createEurekaClient({
    baseUrl: "http://eureka.test",
    apiKey: "eur_live_test",
    retries: 0,
    fetch: async (url) => {
      const call = String(url).replace("http://eureka.test/api/v2", "");
      calls.push(call);
      const answer = answers[call];
      if (answer) return Response.json(answer);
      return Response.json({ code: "permission.denied", status: 403, detail: "no" }, { status: 403 });
    },
  });
  return { client, calls };
}

it("knows which ids can have a name", () => {
  expect([ann, list, newId("work_item"), "mem_1", "To do"].map(isNameable)).toEqual([true, true, false, false, false]);
});

it("reads one list for all ids of a kind, page by page until all have their name", async () => {
  const { client, calls } = clientOf({
    "/members?limit=200": { data: [{ id: ann, name: "Ann" }], nextCursor: "2" },
    "/members?limit=200&cursor=2": { data: [{ id: bo, name: "Bo" }], nextCursor: "3" },
  });
  expect(await findNames(client, new Set([ann, bo]), never)).toEqual(
    new Map([
      [ann, "Ann"],
      [bo, "Bo"],
    ]),
  );
  expect(calls).toHaveLength(2);
});

it("finds boards and their lists in one reading, archived ones too", async () => {
  const { client, calls } = clientOf({
    "/boards?limit=200": { data: [], nextCursor: null },
    "/boards?limit=200&archived=true": {
      data: [{ id: board, name: "Site", lists: [{ id: list, name: "To do" }] }],
      nextCursor: null,
    },
  });
  const names = await findNames(client, new Set([board, list]), never);
  expect([names.get(board), names.get(list), calls.length]).toEqual(["Site", "To do", 2]);
});

it("goes without the names that the reader may not see", async () => {
  const { client } = clientOf({ "/members?limit=200": { data: [{ id: ann, name: "Ann" }], nextCursor: null } });
  expect(await findNames(client, new Set([ann, bo, stranger]), never)).toEqual(new Map([[ann, "Ann"]]));
});

it("stops when the person gives up", async () => {
  const { client } = clientOf({});
  const given = AbortSignal.abort(new DOMException("interrupted", "AbortError"));
  await expect(findNames(client, new Set([ann]), given)).rejects.toThrow("interrupted");
});
