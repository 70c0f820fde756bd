/** Every module, lowest floor first. */
import { EurekaError } from "@eureka/contracts/errors";
import { createAuditModule } from "../audit/index.ts";
import { channelsModule, createDefaultChannel, messageFileHolder } from "../channels/index.ts";
import { createBuiltInConnection, createConnectionsModule } from "../connections/index.ts";
import { conversationsModule, shareRefusedKind } from "../conversations/index.ts";
import { createDecisionsModule } from "../decisions/index.ts";
import { encryptionModule } from "../encryption/index.ts";
import { eventsModule } from "../events/index.ts";
import { createFilesModule, findHiddenFiles, holdFiles } from "../files/index.ts";
import { historyModule } from "../history/index.ts";
import { ideaRun, ideasModule } from "../ideas/index.ts";
import { createIdentityModule, memberPrincipal, type SampleData } from "../identity/index.ts";
import { type CommandInterpreter, createIntakeModule } from "../intake/index.ts";
import { mentionsModule } from "../mentions/index.ts";
import { modelsModule } from "../models/index.ts";
import { type Module, operationsModule } from "../operations/index.ts";
import { createPermissionsModule } from "../permissions/index.ts";
import { presenceModule } from "../presence/index.ts";
import { routingModule } from "../routing/index.ts";
import { type AnyRunDefinition, createRunsModule } from "../runs/index.ts";
import { createSettingsModule } from "../settings/index.ts";
import { syncConflictKind, syncDeletionKind, syncModule } from "../sync/index.ts";
import { createTenancyModule, type WorkspaceInitializer } from "../tenancy/index.ts";
import { usageModule } from "../usage/index.ts";
import {
  attachmentHolder,
  createDefaultBoard,
  createWorkItemsModule,
  type FindFile,
  locateBoard,
} from "../work-items/index.ts";

export interface DomainDependencies {
  /** Says what commands mean that people type in chats. */
  readonly interpreter: CommandInterpreter;
  /** What an organization is filled with for those who only want to look. */
  readonly sampleData: SampleData;
  /** Kinds of run besides those of the modules. */
  readonly runDefinitions?: readonly AnyRunDefinition[];
}

/** The modules of one process; make them once. */
export function createModules({ interpreter, sampleData, runDefinitions = [] }: DomainDependencies): Module[] {
  return [
    operationsModule,
    createPermissionsModule({ locateBoard }),
    createTenancyModule({ initializeWorkspace }),
    encryptionModule,
    createAuditModule(),
    eventsModule,
    createSettingsModule(),
    createIdentityModule({ locateBoard, initializeWorkspace, sampleData }),
    createConnectionsModule({ listCommands: (application) => interpreter.describe(application) }),
    createDecisionsModule({
      findPrincipal: memberPrincipal,
      kinds: [shareRefusedKind, syncConflictKind, syncDeletionKind],
    }),
    usageModule,
    modelsModule,
    createFilesModule({ holders: fileHolders }),
    createRunsModule({ definitions: [ideaRun, ...runDefinitions] }),
    createWorkItemsModule({ findFile }),
    channelsModule,
    routingModule,
    syncModule,
    conversationsModule,
    presenceModule,
    mentionsModule,
    ideasModule,
    createIntakeModule({ interpreter }),
    historyModule,
  ];
}

/** What every workspace starts with. The organization's first one brings its built-in chat along. */
export const initializeWorkspace: WorkspaceInitializer = async (context, workspace) => {
  await createBuiltInConnection(context);
  await createDefaultBoard(context, workspace);
  if (workspace.kind === "team") await createDefaultChannel(context, workspace);
};

/** What files are attached to. */
export const fileHolders = [attachmentHolder, messageFileHolder];

/** How work items find what is attached to them. */
export const findFile: FindFile = async (context, id) => {
  try {
    const files = await holdFiles(context, [id]);
    const hidden = await findHiddenFiles(context, fileHolders, files);
    return files.find((file) => !hidden.has(file.id)) ?? null;
  } catch (error) {
    if (error instanceof EurekaError && error.kind === "not_found") return null;
    throw error;
  }
};
