/** The milestone as a field beyond the neutral ones: one of the repository's open milestones, by title. */
import { ConnectorError, cleanText, type FieldsCapability } from "@eureka/connector-sdk";
import { longestFieldValue } from "@eureka/contracts/connected-board";
import { z } from "zod";
import { type GitHubClient, issuePath, repositoryPath } from "./client.ts";
import { readAll } from "./pages.ts";
import { milestoneField } from "./read-item.ts";
import { issueSchema, milestoneSchema } from "./wire.ts";

interface Choice {
  readonly number: number;
  readonly text: string;
}

export function createGitHubFields(client: GitHubClient): FieldsCapability {
  async function listChoices(platformBoardId: string): Promise<Choice[]> {
    const path = `${repositoryPath(platformBoardId)}/milestones`;
    const choices: Choice[] = [];
    for await (const { number, title } of readAll(client, path, z.array(milestoneSchema), { state: "open" })) {
      choices.push({ number, text: cleanText(title, longestFieldValue) });
    }
    return choices;
  }

  return {
    async list({ platformBoardId }) {
      const choices = (await listChoices(platformBoardId)).map(({ text }) => text);
      return [{ platformFieldId: milestoneField, name: "Milestone", type: "choice", choices }];
    },
    async set({ item, platformFieldId, value }) {
      if (platformFieldId !== milestoneField) {
        throw new ConnectorError("not_found", "A repository has no such field");
      }
      const choices = value === null ? [] : await listChoices(item.platformBoardId);
      const chosen = choices.find(({ text }) => text === value);
      if (value !== null && !chosen) throw new ConnectorError("invalid", "The repository has no such open milestone");
      await client.send("PATCH", issuePath(item), { milestone: chosen?.number ?? null }, issueSchema);
    },
  };
}
