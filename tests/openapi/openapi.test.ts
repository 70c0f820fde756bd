/** The document of the API: valid, clean under our rules, and true. */
import { readFile } from "node:fs/promises";
import { createOpenApiDocument } from "@eureka/surfaces/rest";
import { testServer } from "@eureka/testing/rest-server";
import { testApplication } from "@eureka/testing/test-application";
import { expect, test } from "vitest";
import { lintDocument } from "./lint-document.ts";

const stage = await testApplication();
const operations = [...stage.application.operations.values()];

/** The parts of the document that the planted mistakes touch. */
interface EditableDocument {
  paths: Record<string, Record<string, EditableOperation>>;
  components: { schemas: Record<string, { additionalProperties?: unknown; example?: unknown }> };
}
interface EditableOperation {
  operationId?: string;
  summary: string;
  description: string;
  tags: string[];
  parameters?: { description?: string }[];
  requestBody: { content: Record<string, { example?: unknown }> };
  responses: Record<string, { content: Record<string, { example?: unknown; schema: unknown }> }>;
}

const plantedTopics = new Set(["work_item", "board", "label"]);

/** Of the topics alone in which mistakes are planted: what the rules find in all others is no question here. */
function editableDocument(): EditableDocument {
  const some = operations.filter(({ name }) => plantedTopics.has(name.split(".")[0] ?? ""));
  return structuredClone(createOpenApiDocument(some)) as unknown as EditableDocument;
}

test("the document is served, is OpenAPI 3.0.3 and has every operation once", async () => {
  const { server } = await testServer(stage);
  const answer = await server.inject("/api/v2/openapi.json");
  const document = answer.json<EditableDocument & { openapi: string }>();
  expect(document.openapi).toBe("3.0.3");
  const ids = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  expect(new Set(ids).size).toBe(operations.length);
  expect(document).toEqual(JSON.parse(JSON.stringify(createOpenApiDocument(operations))));
  // What its reader reads is the same one, as often as it asks, in both of its languages.
  for (const _time of ["first", "second"]) expect((await server.inject("/docs/json")).json()).toEqual(document);
  expect((await server.inject("/docs/yaml")).body).toContain("operationId: workItemCreate");
});

test("Spectral and our own rules find nothing", async () => {
  expect(await lintDocument(createOpenApiDocument(operations))).toEqual([]);
});

/** One mistake for each rule, planted side by side. */
function plantMistakes(document: EditableDocument): Record<string, unknown> {
  const at = (path: string, method: string) => document.paths[`/api/v2/${path}`]?.[method] as EditableOperation;
  const { schemas } = document.components;
  return {
    "eureka-operation-summary": Object.assign(at("work-items", "post"), { summary: "creates a thing." }),
    "eureka-operation-description": Object.assign(at("work-items", "post"), { description: "Makes a work item." }),
    "eureka-operation-id": Object.assign(at("work-items", "post"), { operationId: "Work_Item" }),
    "eureka-operation-tag": at("work-items", "post").tags.push("boards"),
    "eureka-request-example": delete at("work-items", "post").requestBody.content["application/json"]?.example,
    "eureka-response-example": delete at("work-items", "post").responses["201"]?.content["application/json"]?.example,
    "eureka-errors-are-problems": Object.assign(at("boards", "post").responses["422"] ?? {}, {
      content: { "text/html": { schema: {} } },
    }),
    "eureka-documented-failures": delete at("boards", "post").responses["429"],
    "eureka-headers-described": at("boards", "post").parameters?.map((parameter) => delete parameter.description),
    "eureka-objects-are-closed": Object.assign(schemas.WorkItem ?? {}, { additionalProperties: true }),
    "eureka-component-names": Object.assign(schemas, { work_item: schemas.Problem }),
    "eureka-paths-kebab": Object.assign(document.paths, { "/api/v2/workItems": document.paths["/api/v2/work-items"] }),
    "oas3-valid-media-example": Object.assign(
      at("labels", "post").responses["201"]?.content["application/json"] ?? {},
      { example: { id: 7 } },
    ),
    "oas3-valid-schema-example": Object.assign(schemas.Label ?? {}, { example: { name: 7 } }),
  };
}

test("every rule finds a planted mistake, wrong examples included", async () => {
  const document = editableDocument();
  const planted = Object.keys(plantMistakes(document));
  const findings = await lintDocument(document);
  const silent = planted.filter((rule) => !findings.some((finding) => finding.startsWith(rule)));
  expect(silent, findings.join("\n")).toEqual([]);
  const rules =
    (await readFile(new URL("../../.spectral.yaml", import.meta.url), "utf8")).match(/^ {2}eureka-[a-z-]+/gm) ?? [];
  expect(rules.map((rule) => rule.trim()).filter((rule) => !planted.includes(rule))).toEqual([]);
});
