/** The forms of the console, for whoever tries what becomes of what is typed into them. */
import type { Page } from "playwright-core";
import { lineOf, modelKey } from "./hostile-input.ts";
import type { MadeForForms } from "./make-for-forms.ts";
import type { Stage } from "./stage.ts";

export interface Field {
  /** The label of the field. */
  readonly label: string;
  /** What is typed where hostile words would be refused: an address, a key, a password. */
  readonly plain?: string;
  /** What the field makes of what is typed. */
  readonly becomes?: (typed: string) => string;
}

export interface Form {
  readonly name: string;
  readonly path: (made: MadeForForms) => string;
  /** The way to it, where that is more than pressing. */
  readonly open?: (page: Page, staged: Stage) => Promise<void>;
  /** What is pressed on the way to it, by how it begins. */
  readonly way?: readonly string[];
  /** What is chosen from lists: the label of the list, and how the choice is called. */
  readonly choices?: readonly (readonly [label: string, choice: string])[];
  readonly fields: readonly Field[];
  /** The button, or the key that is pressed in the last field. */
  readonly submit: string;
  /** The button of the next attempt, where it is another one. */
  readonly retry?: string;
  /** Where the words can be read afterwards; on the page of the form unless given. Null: nowhere. */
  readonly reads?: ((made: MadeForForms) => string) | null;
  /** What was typed is shown elsewhere than in its field while it waits for the next attempt. */
  readonly isShownElsewhere?: true;
}

export const boardForms: readonly Form[] = [
  {
    name: "a new board",
    path: () => "/boards",
    way: ["Create board"],
    fields: [{ label: "Name" }],
    submit: "Create board",
  },
  {
    name: "a board's settings",
    path: ({ board }) => board,
    way: ["More about this board", "Board settings"],
    fields: [{ label: "Description" }, { label: "Name" }],
    submit: "Save",
  },
  {
    name: "a new list",
    path: ({ board }) => board,
    way: ["Add list"],
    fields: [{ label: "Name" }],
    submit: "Create list",
  },
  {
    name: "a list",
    path: ({ board }) => board,
    way: ["More about list Done", "Edit list"],
    fields: [{ label: "Name" }],
    submit: "Save",
  },
  {
    name: "a line on the board",
    path: ({ board }) => board,
    way: ["New item in Backlog"],
    fields: [{ label: "New item in Backlog" }],
    submit: "Add item",
  },
  {
    name: "lines that are pasted onto the board",
    path: ({ board }) => board,
    open: async (page) => {
      await page.getByRole("button", { name: "New item in Backlog" }).click();
      const line = page.getByRole("textbox", { name: "New item in Backlog" });
      await line.evaluate(
        (field, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        },
        `${lineOf(0)}\nAnother line`,
      );
      await page.getByRole("dialog").waitFor();
    },
    fields: [],
    submit: "Make 2 items",
    retry: "Make the other 2",
  },
  {
    name: "an item's title",
    path: ({ item }) => item,
    way: ["Edit title"],
    fields: [{ label: "Title" }],
    submit: "Enter",
  },
  {
    name: "an item's description",
    path: ({ item }) => item,
    way: ["Add description"],
    fields: [{ label: "Description" }],
    submit: "Save",
  },
  { name: "a comment", path: ({ item }) => item, fields: [{ label: "Write a comment" }], submit: "Comment" },
  {
    name: "a comment that was written before",
    path: ({ item }) => item,
    way: ["More about the comment of Ann Berger", "Edit"],
    fields: [{ label: "Edit" }],
    submit: "Save",
  },
  { name: "a step of a checklist", path: ({ item }) => item, fields: [{ label: "Add entry" }], submit: "Enter" },
  {
    name: "a step that stands there",
    path: ({ item }) => item,
    way: ["More about <script>", "Edit"],
    fields: [{ label: "Entry" }],
    submit: "Enter",
  },
  {
    name: "a label of an item",
    path: ({ item }) => item,
    way: ["Add label"],
    fields: [{ label: "Find or create a label" }],
    submit: "Enter",
  },
  {
    name: "an item that is shared",
    path: ({ item }) => item,
    way: ["More about ", "Share item"],
    choices: [["Channel", "talk"]],
    fields: [],
    submit: "Share",
    reads: null,
  },
  {
    name: "a link of boards",
    path: ({ board }) => board,
    way: ["More about this board", "Linked boards", "Link a board"],
    choices: [["Other board", "Personal"]],
    fields: [],
    submit: "Link boards",
    reads: null,
  },
];

export const channelForms: readonly Form[] = [
  {
    name: "a new channel",
    path: () => "/channels",
    way: ["Create channel"],
    fields: [{ label: "Name", plain: "made-here" }, { label: "Topic" }],
    submit: "Create channel",
  },
  {
    name: "a message",
    path: ({ channel }) => channel,
    fields: [{ label: "Message talk" }],
    submit: "Enter",
    retry: "Try again",
    isShownElsewhere: true,
  },
  {
    name: "a message that was written before",
    path: ({ channel }) => channel,
    open: async (page) => {
      await overMessage(page, "More actions");
      await page.getByRole("menuitem", { name: "Edit", exact: true }).click();
    },
    fields: [{ label: "Edit message" }],
    submit: "Save",
  },
  {
    name: "a reply",
    path: ({ channel }) => channel,
    open: (page) => overMessage(page, "Reply in thread"),
    fields: [{ label: "Reply" }],
    submit: "Enter",
    retry: "Try again",
    isShownElsewhere: true,
  },
  {
    name: "a member of a channel",
    path: ({ channel }) => channel,
    way: ["Members"],
    choices: [["Add a member", "Dana Petrov"]],
    fields: [],
    submit: "Add",
    reads: null,
  },
  {
    name: "a channel's name and topic",
    path: ({ channel }) => channel,
    way: ["More actions", "Edit name and topic"],
    fields: [{ label: "Topic" }],
    submit: "Save",
  },
];

/** The tools of a message show when the pointer is over it. */
async function overMessage(page: Page, tool: string): Promise<void> {
  const message = page.getByRole("article", { name: "Message by Ann Berger" }).first();
  await message.hover();
  await message.getByRole("button", { name: tool }).click();
}

export const ideaForms: readonly Form[] = [
  {
    name: "a new idea run",
    path: () => "/ideas/new",
    fields: [{ label: "Topic", becomes: oneLine }, { label: "Context" }],
    submit: "Start run",
  },
  {
    name: "a bookmark",
    path: ({ ideaRun }) => ideaRun,
    way: ["Bookmark"],
    // A tag that was typed stands below its field.
    fields: [{ label: "Tags" }, { label: "Note" }],
    submit: "Save bookmark",
    reads: () => "/bookmarks",
    isShownElsewhere: true,
  },
  {
    name: "a bookmark that was saved before",
    path: () => "/bookmarks",
    way: ["Edit tags and note"],
    fields: [{ label: "Note" }],
    submit: "Save",
  },
  {
    name: "a decision that somebody else may answer too",
    path: ({ decision }) => decision,
    way: ["Let somebody else answer too"],
    choices: [["Member", "Dana Petrov"]],
    fields: [],
    submit: "Let somebody else answer too",
    reads: null,
  },
  {
    name: "an answer to a decision",
    path: ({ decision }) => decision,
    fields: [{ label: "Comment" }],
    submit: "Approve",
  },
  {
    name: "a proposal that is changed before it is approved",
    path: ({ proposal }) => proposal,
    way: ["Change"],
    fields: [{ label: "Title" }, { label: "Comment" }],
    submit: "Approve with changes",
  },
  {
    name: "an idea that becomes a work item",
    path: ({ ideaRun }) => ideaRun,
    way: ["Make work item"],
    fields: [],
    submit: "Make work item",
    reads: null,
  },
  {
    name: "an idea that is shared",
    path: ({ ideaRun }) => ideaRun,
    way: ["Share"],
    choices: [["Channel", "talk"]],
    fields: [],
    submit: "Share",
    reads: null,
  },
];

export const settingsForms: readonly Form[] = [
  {
    name: "my profile",
    path: () => "/settings/profile",
    fields: [{ label: "Name" }],
    submit: "Save",
  },
  {
    name: "the organization",
    path: () => "/settings/organization",
    fields: [{ label: "Name" }],
    submit: "Save",
  },
  {
    name: "a new workspace",
    path: () => "/settings/workspaces",
    way: ["New workspace"],
    fields: [{ label: "Name" }, { label: "Key", plain: "HURT" }],
    submit: "Create workspace",
  },
  { name: "a workspace", path: ({ workspace }) => workspace, fields: [{ label: "Name" }], submit: "Save" },
  {
    name: "a label",
    path: ({ workspace }) => workspace,
    way: ["Add label"],
    fields: [{ label: "Name" }],
    submit: "Add label",
  },
  {
    name: "an invitation",
    path: () => "/settings/invitations",
    way: ["Invite a person"],
    fields: [{ label: "E-mail address", plain: "manners@browser.example" }],
    submit: "Create link",
    reads: null,
  },
  {
    name: "a role at one more place",
    path: ({ member }) => member,
    way: ["Give a role"],
    choices: [["Where", "Proposals"]],
    fields: [],
    submit: "Give role",
    reads: null,
  },
  {
    name: "an API key",
    path: () => "/settings/api-keys",
    way: ["New key"],
    fields: [{ label: "Name" }, { label: "Addresses", plain: "203.0.113.0/24" }],
    submit: "Create key",
    reads: () => "/settings/api-keys",
  },
  {
    name: "a model",
    path: () => "/settings/models",
    way: ["Connect a model", "Gemini"],
    fields: [{ label: "Name" }, { label: "Model", plain: "gemini-2.5-flash" }, { label: "Key", plain: modelKey }],
    submit: "Connect a model",
    reads: () => "/settings/models",
  },
  {
    name: "a mapping of a channel",
    path: () => "/settings/channel-mappings",
    way: ["New mapping"],
    choices: [
      ["Channel", "talk"],
      ["Workspace", ""],
    ],
    fields: [],
    submit: "Set mapping",
    reads: null,
  },
  {
    name: "a price",
    path: () => "/settings/models",
    way: ["Set a price"],
    fields: [{ label: "Model" }, { label: "Input", plain: "1" }, { label: "Output", plain: "2" }],
    submit: "Set price",
  },
  {
    name: "the application at a platform",
    path: () => "/settings/connections/connect/slack",
    fields: [
      { label: "Client ID" },
      { label: "Client secret", plain: "a secret of the tests" },
      { label: "Signing secret", plain: "another secret of the tests" },
    ],
    submit: "Save application",
  },
  {
    name: "where work goes that no mapping leads anywhere",
    path: () => "/settings/channel-mappings",
    way: ["Change the default of"],
    choices: [["Workspace", ""]],
    fields: [],
    submit: "Set default",
    reads: null,
  },
  {
    name: "a connection's name",
    path: ({ connection }) => connection,
    way: ["Actions for", "Change"],
    fields: [{ label: "Name" }],
    submit: "Save",
  },
  {
    name: "a model that is connected",
    path: () => "/settings/models",
    way: [`Actions for ${lineOf(0)}`, "Change"],
    fields: [{ label: "Name" }],
    submit: "Save",
    reads: () => "/settings/models",
  },
];

function oneLine(typed: string): string {
  return typed.replace(/\s*\n\s*/gu, " ");
}
