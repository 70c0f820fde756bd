import { EurekaError } from "@eureka/contracts/errors";
import { exampleFile, fileSchema } from "@eureka/contracts/file";
import { idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type Context, defineOperation, type Target } from "../operations/index.ts";
import { loadOrganization, loadWorkspace } from "../tenancy/index.ts";
import { claimContent } from "./claim-content.ts";
import { storeContent } from "./store-content.ts";

const inputSchema = z.strictObject({
  name: z.string().min(1).max(1_000).meta({
    description: "The file's name. Folders, control characters and the like are taken out of it.",
    example: "login-page.png",
  }),
  mediaType: z
    .string()
    .max(255)
    .optional()
    .meta({ description: "What the content is; nothing relies on it.", example: "image/png" }),
  workspaceId: idSchema("workspace")
    .optional()
    .meta({ description: "By default the organization's default workspace." }),
});

/** Stores a file. The body is the bytes themselves. */
export const uploadFile = defineOperation({
  name: "file.upload",
  summary: "Upload a file",
  description:
    "The body is the content, as application/octet-stream. Attach the file afterwards by its id: what is attached to nothing for a week is deleted.",
  input: inputSchema,
  output: fileSchema,
  permission: "file:create",
  effect: "write",
  http: { method: "POST", path: "/files", status: 201, request: "stream" },
  cost: 10,
  example: { input: { name: exampleFile.name, mediaType: exampleFile.mediaType }, output: exampleFile },
  prepare({ principal, ports, upload }) {
    if (!principal) throw new EurekaError("authentication.required");
    if (!upload) throw new EurekaError("request.unsupported_media_type", { contentType: "an empty body" });
    return storeContent(ports, principal.organizationId, upload);
  },
  fingerprint: ({ sha256 }) => sha256,
  target: loadDestination,
  run: (context, { name, mediaType }, destination, content) =>
    claimContent(context, content, { workspaceId: destination.workspaceId, name, mediaType }),
});

interface Destination extends Target {
  readonly workspaceId: `wsp_${string}`;
}

async function loadDestination(context: Context, input: z.output<typeof inputSchema>): Promise<Destination> {
  const workspaceId = input.workspaceId ?? (await loadOrganization(context)).value.defaultWorkspaceId;
  if (!workspaceId)
    throw new EurekaError("server.unavailable", { reason: "the organization has no default workspace" });
  return { ...(await loadWorkspace(context, workspaceId)), workspaceId };
}
