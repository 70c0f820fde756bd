/** Everything that the rig sends. */
import type { LoadKind } from "../load-kind.ts";
import { bootstrapOrganization } from "./bootstrap-organization.ts";
import { commandInChat } from "./command-in-chat.ts";
import { commandOnPlatform } from "./command-on-platform.ts";
import { createCardOnTrello } from "./create-card-on-trello.ts";
import { createIdeaRun } from "./create-idea-run.ts";
import { createWorkItem } from "./create-work-item.ts";
import { pressDecision } from "./press-decision.ts";
import { proposeWork } from "./propose-work.ts";
import { uploadFile } from "./upload-file.ts";

export const loadKinds: readonly LoadKind[] = [
  createWorkItem,
  createCardOnTrello,
  commandInChat,
  commandOnPlatform,
  proposeWork,
  pressDecision,
  uploadFile,
  bootstrapOrganization,
  createIdeaRun,
];
