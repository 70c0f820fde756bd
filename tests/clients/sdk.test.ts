import { createEurekaClient, EurekaApiError, type EurekaClient } from "@eureka/sdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApi, type TestApi } from "./start-test-api.ts";

let api: TestApi;
let eureka: EurekaClient;

beforeAll(async () => {
  api = await startTestApi();
  const { apiKey } = await createEurekaClient({ baseUrl: api.url }).call("organization.bootstrap", {
    setupToken: api.setupToken,
    organizationName: "Acme",
    email: "ann@example.com",
    name: "Ann Example",
    password: "a long phrase that only Ann knows",
  });
  eureka = createEurekaClient({ baseUrl: api.url, apiKey: apiKey ?? "" });
});

afterAll(() => api?.stop());

it("makes a work item on the default board, changes it, and is told when somebody else was quicker", async () => {
  const item = await eureka.call("work_item.create", { title: "Fix login page", priority: "urgent" });
  const changed = await eureka.call(
    "work_item.update",
    { id: item.id, title: "Fix the login page" },
    { ifMatch: item.version },
  );
  expect(changed.title).toBe("Fix the login page");
  const late = eureka.call("work_item.update", { id: item.id, title: "Mine" }, { ifMatch: item.version });
  await expect(late).rejects.toMatchObject({ status: 412, code: "precondition.failed" });
});

it("does a write once that arrives twice with one key", async () => {
  const idempotencyKey = crypto.randomUUID();
  const first = await eureka.request("board.create", { name: "Site" }, { idempotencyKey });
  const second = await eureka.request("board.create", { name: "Site" }, { idempotencyKey });
  expect(second.replayed).toBe(true);
  expect(second.output).toEqual(first.output);
});

it("reads a long list through its pages, each thing once", async () => {
  for (let number = 1; number <= 7; number++) await eureka.call("label.create", { name: `label ${number}` });
  const names: string[] = [];
  for await (const label of eureka.all("label.list", { limit: 3 })) names.push(label.name);
  expect(names.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => `label ${number}`));
});

it("carries what the server says about wrong input", async () => {
  const error = await eureka.call("board.create", { name: "" }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(EurekaApiError);
  expect(error).toMatchObject({ status: 422, code: "request.invalid", errors: [{ path: "name" }] });
});

it("stores bytes and gets the same bytes back", async () => {
  const bytes = Uint8Array.from({ length: 200_000 }, (_value, index) => (index * index) % 251);
  const file = await eureka.upload("file.upload", { name: "noise.bin" }, new Blob([bytes]));
  const download = await eureka.download("file.download", { id: file.id });
  expect(download.fileName).toBe("noise.bin");
  expect(Buffer.from(await new Response(download.body).arrayBuffer()).equals(bytes)).toBe(true);
});

it("follows what happens on a board, and goes on where it was", async () => {
  const board = await eureka.call("board.create", { name: "Watched" });
  const leaving = new AbortController();
  const frames = eureka.stream({ topics: [`board:${board.id}`], after: 0, signal: leaving.signal });
  const created = await nextOf(frames, "board.created");
  await eureka.call("board.update", { id: board.id, name: "Renamed" });
  const updated = await nextOf(frames, "board.updated");
  expect(updated.event.changes).toMatchObject({ name: { from: "Watched", to: "Renamed" } });
  leaving.abort();

  const again = eureka.stream({ topics: [`board:${board.id}`], after: created.position });
  expect((await nextOf(again, "board.updated")).position).toBe(updated.position);
  await again.return();
});

async function nextOf(frames: ReturnType<EurekaClient["stream"]>, type: string) {
  for (;;) {
    const { value, done } = await frames.next();
    if (done) throw new Error(`the stream ended before ${type}`);
    if (value.kind === "event" && value.event.type === type) return value;
  }
}
