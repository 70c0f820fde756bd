/** Repositories, their states and issues in neutral words. */
import {
  type ChangeItemInput,
  ConnectorError,
  type ItemReference,
  type MoveItemInput,
  type TrackerAbilities,
  type TrackerCapability,
  type TrackerItem,
  type UpdateItemInput,
} from "@eureka/connector-sdk";
import type { PlatformItemFields } from "@eureka/contracts/universal-event";
import { z } from "zod";
import { type GitHubClient, issuePath, repositoryPath } from "./client.ts";
import { addComment, deleteComment, findCommentByIntent, listComments, updateComment } from "./comments.ts";
import { createItem, findByIntent } from "./create-item.ts";
import { createGitHubFields } from "./fields.ts";
import { longestText, longestTitle } from "./limits.ts";
import { listChanges } from "./list-changes.ts";
import { githubLists, isListId, type ListId, listOf, stateOf } from "./lists.ts";
import { readMarker } from "./marker.ts";
import { readAll, readPage } from "./pages.ts";
import { personOf } from "./person.ts";
import { readFacts, readItem } from "./read-item.ts";
import { resolveAssignees } from "./resolve-assignees.ts";
import { listSubIssues, setParent } from "./sub-issues.ts";
import {
  type GitHubIssue,
  issueSchema,
  labelSchema,
  repositoriesSchema,
  repositorySchema,
  userSchema,
} from "./wire.ts";

const abilities: TrackerAbilities = {
  intents: "lookup",
  fields: ["title", "body", "platformListId", "labels", "assignees", "parent"],
  dueKinds: [],
  positions: false,
  comments: "full",
  // Only a person may, on the site.
  deletesItems: false,
  reportsDeletions: false,
  maxTitleLength: longestTitle,
  maxBodyLength: longestText,
  actsAsPeople: true,
  // Everything that is not done yet is open.
  dividedListId: "open",
};

export function createGitHubTracker(client: GitHubClient): TrackerCapability {
  /** Throws "not_found" for a pull request, which has a number like an issue. */
  async function getIssue(item: ItemReference): Promise<GitHubIssue> {
    const issue = await client.get(issuePath(item), issueSchema);
    if (issue.pull_request === undefined) return issue;
    throw new ConnectorError("not_found", "This is a pull request");
  }
  async function changeIssue(item: ItemReference, changes: object): Promise<TrackerItem> {
    return readItem(item.platformBoardId, await client.send("PATCH", issuePath(item), changes, issueSchema));
  }

  async function updateItem({ item, fields }: UpdateItemInput): Promise<TrackerItem> {
    checkFields(fields);
    const { title, body, labels, assignees, parent } = fields;
    const issue = await getIssue(item);
    const hasOtherParent = parent !== undefined && (await setParent(client, item, issue, parent));
    const logins = assignees && (await resolveAssignees(client, assignees, issue.assignees ?? []));
    const changes = {
      ...(title !== undefined && { title }),
      ...(body !== undefined && { body: readMarker(issue.body ?? "") + body }),
      ...(labels && { labels }),
      ...(logins && { assignees: logins }),
    };
    if (Object.keys(changes).length > 0) return changeIssue(item, changes);
    return readItem(item.platformBoardId, hasOtherParent ? await getIssue(item) : issue);
  }

  /** An issue that stands there already keeps its reason: a duplicate stays one. */
  async function bringTo(item: ItemReference, list: ListId, isWanted = (_now: ListId) => true): Promise<TrackerItem> {
    const issue = await getIssue(item);
    const now = listOf(issue.state, issue.state_reason);
    if (now === list || !isWanted(now)) return readItem(item.platformBoardId, issue);
    return changeIssue(item, stateOf(list));
  }

  return {
    capabilities: () => abilities,

    listBoards: (page) =>
      readPage(client, "/installation/repositories", repositoriesSchema, page, ({ repositories }) =>
        repositories
          .filter(({ has_issues: hasIssues }) => hasIssues)
          .map(({ id, full_name: name, archived, html_url: permalink }) => ({
            platformBoardId: String(id),
            name,
            archived,
            permalink,
          })),
      ),
    async listLists({ platformBoardId }) {
      // They are the same everywhere, but the board may be gone.
      await client.get(repositoryPath(platformBoardId), repositorySchema);
      return githubLists;
    },
    async listLabels({ platformBoardId }) {
      const labels: { readonly name: string; readonly color: string }[] = [];
      for await (const { name, color } of readAll(
        client,
        `${repositoryPath(platformBoardId)}/labels`,
        z.array(labelSchema),
      ))
        labels.push({ name, color: `#${color}` });
      return labels;
    },
    listMembers: ({ platformBoardId, ...page }) =>
      readPage(client, `${repositoryPath(platformBoardId)}/assignees`, z.array(userSchema), page, (users) =>
        users.map(personOf),
      ),

    async createItem(input) {
      checkFields(input.fields);
      return createItem(client, input, readList(input.fields.platformListId ?? "open"));
    },
    findByIntent: (search) => findByIntent(client, search),
    async getItem(item) {
      const issue = await getIssue(item);
      const facts = readFacts(issue);
      return { ...readItem(item.platformBoardId, issue), ...(facts.length > 0 && { facts }) };
    },
    listSubItems: (item) => listSubIssues(client, item),
    updateItem,
    moveItem: async ({ item, platformListId }: MoveItemInput) => bringTo(item, readList(platformListId)),
    // GitHub has no archive: what is put away is closed as not planned, and what is done stays done.
    archiveItem: ({ item }: ChangeItemInput) => bringTo(item, "not_planned", (now) => now === "open"),
    restoreItem: ({ item }: ChangeItemInput) => bringTo(item, "open", (now) => now === "not_planned"),
    async deleteItem() {
      throw new ConnectorError("invalid", "Issues can only be deleted by a person, on GitHub's site");
    },

    listComments: (input) => listComments(client, input),
    addComment: (input) => addComment(client, input),
    findCommentByIntent: (search) => findCommentByIntent(client, search),
    updateComment: (input) => updateComment(client, input),
    deleteComment: (input) => deleteComment(client, input),

    fields: createGitHubFields(client),

    listChanges: (request) => listChanges(client, request),
  };
}

function readList(platformListId: string): ListId {
  if (!isListId(platformListId)) throw new ConnectorError("invalid", "GitHub has no such list");
  return platformListId;
}

/** GitHub would answer 422 too, but counts other units and trims first. */
function checkFields({ title, body }: Partial<PlatformItemFields>): void {
  if (title?.trim() === "") throw new ConnectorError("invalid", "An issue needs a title");
  if ((title?.length ?? 0) > longestTitle) throw new ConnectorError("invalid", "The title is too long");
  if ((body?.length ?? 0) > longestText) throw new ConnectorError("invalid", "The body is too long");
}
