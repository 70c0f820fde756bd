import { expect, it } from "vitest";
import { buildRequest } from "./build-request.ts";
import { operationBindings } from "./generated/operations.ts";

it("puts each field where the operation takes it", () => {
  expect(
    buildRequest(operationBindings["board.update"], { id: "brd_1", name: "Site", description: undefined }),
  ).toEqual({
    path: "/api/v2/boards/brd_1",
    body: '{"name":"Site"}',
  });
  expect(
    buildRequest(operationBindings["work_item.list"], { state: ["todo", "doing"], limit: 5, archived: false }),
  ).toEqual({
    path: "/api/v2/work-items?state=todo&state=doing&limit=5&archived=false",
    body: undefined,
  });
  expect(buildRequest(operationBindings["file.upload"], { name: "a & b.png" })).toEqual({
    path: "/api/v2/files?name=a+%26+b.png",
    body: undefined,
  });
  expect(buildRequest(operationBindings["board.archive"], { id: "brd_1" }).body).toBeUndefined();
});

it("keeps a field inside its part of the address, whatever it holds", () => {
  const pathOf = (id: unknown) => buildRequest(operationBindings["board.get"], { id }).path;
  expect(pathOf("../members?x=1#y")).toBe("/api/v2/boards/..%2Fmembers%3Fx%3D1%23y");
  expect(pathOf("\ud800")).toBe("/api/v2/boards/%EF%BF%BD");
  for (const id of ["", ".", "..", undefined, null, {}]) expect(() => pathOf(id)).toThrow(TypeError);
});
