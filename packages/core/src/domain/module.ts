/** Every module, lowest floor first. */
import { EurekaError } from "@eureka/contracts/errors";
import { createAuditModule } from "../audit/index.ts";
import { createBuiltInConnection, connectionsModule } from "../connections/index.ts";
import { conversationsModule } from "../conversations/index.ts";
import { eventsModule } from "../events/index.ts";
import { createFilesModule, holdFiles } from "../files/index.ts";
import { createIdentityModule } from "../identity/index.ts";
import { type Module, operationsModule } from "../operations/index.ts";
import { createPermissionsModule } from "../permissions/index.ts";
import { routingModule } from "../routing/index.ts";
import { createSettingsModule } from "../settings/index.ts";
import { createTenancyModule, type WorkspaceInitializer } from "../tenancy/index.ts";
import { attachmentHolder, createDefaultBoard, createWorkItemsModule, type FindFile, locateBoard } from "../work-items/index.ts";

export interface DomainDependencies {
  readonly nothing?: never;
}

export function createModules(_dependencies: DomainDependencies = {}): Module[] {
  return [
    operationsModule,
    createPermissionsModule({ locateBoard }),
    createTenancyModule({ initializeWorkspace }),
    createAuditModule(),
    eventsModule,
    createSettingsModule(),
    createIdentityModule({ locateBoard, initializeWorkspace }),
    connectionsModule,
    createFilesModule({ holders: [attachmentHolder] }),
    createWorkItemsModule({ findFile }),
    routingModule,
    conversationsModule,
  ];
}

/** What every workspace starts with. The organization's first one is made before anything can come in through a connection. */
const initializeWorkspace: WorkspaceInitializer = async (context, workspace) => {
  await createDefaultBoard(context, workspace);
};

const findFile: FindFile = async (context, id) => {
  try {
    const [file] = await holdFiles(context, [id]);
    return file ?? null;
  } catch (error) {
    if (error instanceof EurekaError && error.kind === "not_found") return null;
    throw error;
  }
};
