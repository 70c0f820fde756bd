import type { LoadKind } from "../load-kind.ts";

/** A file: its content is streamed into the store before there is a row that names it. */
export const uploadFile: LoadKind = {
  name: "file.upload",
  weight: 8,
  repeatable: "key",
  request: ({ marker, random }) => ({
    method: "POST",
    path: `/api/v2/files?name=${marker}.bin`,
    body: new Uint8Array(random.integer(0, 100_000)).fill(random.integer(0, 255)),
  }),
  effects: ({ tenant, marker }, snapshot) => {
    const organization = snapshot.of(tenant.organizationId);
    const files = organization.filesByName.get(`${marker}.bin`) ?? [];
    const events = files.flatMap(({ id }) => organization.eventsOf(id, "file.created"));
    return {
      file: files.length,
      content: files.filter(({ id }) => organization.contents.has(id)).length,
      event: events.filter(({ position }) => position !== null).length,
      "audit record": events.flatMap(({ correlationId }) => organization.auditsOf(correlationId, "file.upload")).length,
    };
  },
};
