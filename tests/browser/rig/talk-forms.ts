/** The forms of channels, ideas and decisions. */
import type { Page } from "playwright-core";
import type { Form } from "./form.ts";

export const channelForms: readonly Form[] = [
  {
    name: "a new channel",
    source: "features/channels/create-channel-dialog.tsx",
    path: () => "/channels",
    way: ["Create channel"],
    fields: [{ label: "Name", plain: "made-here" }, { label: "Topic" }],
    submit: "Create channel",
  },
  {
    name: "a message",
    source: "features/channels/composer/composer.tsx",
    path: ({ channel }) => channel,
    fields: [{ label: "Message talk" }],
    submit: "Enter",
    retry: "Try again",
    isShownElsewhere: true,
  },
  {
    name: "a reaction by its name",
    source: "features/channels/reactions/emoji-picker.tsx",
    path: ({ channel }) => channel,
    open: (page) => overMessage(page, "Add reaction"),
    fields: [{ label: "Name of an emoji", plain: "rocket" }],
    submit: "Enter",
    reads: null,
  },
  {
    name: "a form that a card opens",
    source: "features/channels/cards/card-view.tsx",
    path: ({ cards }) => cards,
    open: async (page) => {
      await page.getByRole("button", { name: "Edit", exact: true }).click();
      await page.getByRole("dialog", { name: "Change what is proposed" }).waitFor();
    },
    fields: [{ label: "Description" }, { label: "Title" }],
    submit: "Approve this",
  },
  {
    name: "a message that was written before",
    source: "features/channels/conversation/message-editor.tsx",
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
    source: "features/channels/composer/composer.tsx",
    path: ({ channel }) => channel,
    open: (page) => overMessage(page, "Reply in thread"),
    fields: [{ label: "Reply" }],
    submit: "Enter",
    retry: "Try again",
    isShownElsewhere: true,
  },
  {
    name: "a member of a channel",
    source: "features/channels/members-panel.tsx",
    path: ({ channel }) => channel,
    way: ["Members"],
    choices: [["Add a member", "Dana Petrov"]],
    fields: [],
    submit: "Add",
    reads: null,
  },
  {
    name: "a channel's name and topic",
    source: "features/channels/edit-channel-dialog.tsx",
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
    source: "features/ideas/run-form.tsx",
    path: () => "/ideas/new",
    fields: [{ label: "Topic", becomes: oneLine }, { label: "Context" }],
    submit: "Start run",
  },
  {
    name: "a bookmark",
    source: "features/ideas/save-bookmark-dialog.tsx",
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
    source: "features/ideas/edit-bookmark-dialog.tsx",
    path: () => "/bookmarks",
    way: ["Edit tags and note"],
    fields: [{ label: "Note" }],
    submit: "Save",
  },
  {
    name: "a decision that somebody else may answer too",
    source: "features/inbox/pass-on.tsx",
    path: ({ decision }) => decision,
    way: ["Let somebody else answer too"],
    choices: [["Member", "Dana Petrov"]],
    fields: [],
    submit: "Let somebody else answer too",
    reads: null,
  },
  {
    name: "an answer to a decision",
    source: "features/inbox/answer-form.tsx",
    path: ({ decision }) => decision,
    fields: [{ label: "Comment" }],
    submit: "Approve",
  },
  {
    name: "a proposal that is changed before it is approved",
    source: "features/inbox/answer-form.tsx",
    path: ({ proposal }) => proposal,
    way: ["Change"],
    fields: [{ label: "Title" }, { label: "Comment" }],
    submit: "Approve with changes",
  },
  {
    name: "an idea that becomes a work item",
    source: "features/ideas/make-item-dialog.tsx",
    path: ({ ideaRun }) => ideaRun,
    way: ["Make work item"],
    fields: [],
    submit: "Make work item",
    reads: null,
  },
  {
    name: "an idea that is shared",
    source: "features/ideas/share-idea-dialog.tsx",
    path: ({ ideaRun }) => ideaRun,
    way: ["Share"],
    choices: [["Channel", "talk"]],
    fields: [],
    submit: "Share",
    reads: null,
  },
];

function oneLine(typed: string): string {
  return typed.replace(/\s*\n\s*/gu, " ");
}
