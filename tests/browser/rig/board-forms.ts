/** The forms of boards and work items. */
import type { Page } from "playwright-core";
import type { Form } from "./form.ts";
import { lineOf } from "./hostile-input.ts";

export const boardForms: readonly Form[] = [
  {
    name: "a new board",
    source: "features/boards/create-board-dialog.tsx",
    path: () => "/boards",
    way: ["Create board"],
    fields: [{ label: "Name" }],
    submit: "Create board",
  },
  {
    name: "a board's settings",
    source: "features/boards/board/board-settings-dialog.tsx",
    path: ({ board }) => board,
    way: ["More about this board", "Board settings"],
    fields: [{ label: "Description" }, { label: "Name" }],
    submit: "Save",
  },
  {
    name: "a new list",
    source: "features/boards/board/list-dialog.tsx",
    path: ({ board }) => board,
    way: ["Add list"],
    fields: [{ label: "Name" }],
    submit: "Create list",
  },
  {
    name: "a list",
    source: "features/boards/board/list-dialog.tsx",
    path: ({ board }) => board,
    way: ["More about list Done", "Edit list"],
    fields: [{ label: "Name" }],
    submit: "Save",
  },
  {
    name: "a line on the board",
    source: "features/boards/board/quick-add.tsx",
    path: ({ board }) => board,
    way: ["New item in Backlog"],
    fields: [{ label: "New item in Backlog" }],
    submit: "Add item",
  },
  {
    name: "lines that are pasted onto the board",
    source: "features/boards/board/paste-dialog.tsx",
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
    source: "features/boards/item/item-title.tsx",
    path: ({ item }) => item,
    way: ["Edit title"],
    fields: [{ label: "Title" }],
    submit: "Enter",
  },
  {
    name: "an item's description",
    source: "features/boards/item/item-description.tsx",
    path: ({ item }) => item,
    way: ["Add description"],
    fields: [{ label: "Description" }],
    submit: "Save",
  },
  {
    name: "a comment",
    source: "features/boards/item/item-comments.tsx",
    path: ({ item }) => item,
    fields: [{ label: "Write a comment" }],
    submit: "Comment",
  },
  {
    name: "a comment that was written before",
    source: "features/boards/item/comment-entry.tsx",
    path: ({ item }) => item,
    way: ["More about the comment of Ann Berger", "Edit"],
    fields: [{ label: "Edit" }],
    submit: "Save",
  },
  {
    name: "a part of an item",
    source: "features/boards/item/new-sub-item.tsx",
    path: ({ item }) => item,
    way: ["Add sub-item"],
    fields: [{ label: "New sub-item" }],
    submit: "Enter",
  },
  {
    name: "what an item is a part of",
    source: "features/boards/item/parent-field.tsx",
    path: ({ item }) => item,
    way: ["Set parent"],
    fields: [],
    submit: pickOther,
    retry: async (page) => {
      await page.getByRole("button", { name: "Set parent" }).click();
      await pickOther(page);
    },
    reads: null,
  },
  {
    name: "a step of a checklist",
    source: "features/boards/item/item-checklist.tsx",
    path: ({ item }) => item,
    fields: [{ label: "Add entry" }],
    submit: "Enter",
  },
  {
    name: "a step that stands there",
    source: "features/boards/item/checklist-row.tsx",
    path: ({ item }) => item,
    way: ["More about <script>", "Edit"],
    fields: [{ label: "Entry" }],
    submit: "Enter",
  },
  {
    name: "a label of an item",
    source: "features/boards/item/labels-field.tsx",
    path: ({ item }) => item,
    way: ["Add label"],
    fields: [{ label: "Find or create a label" }],
    submit: "Enter",
  },
  {
    name: "until when an item is due",
    source: "features/boards/item/due-field.tsx",
    path: ({ item }) => item,
    way: ["No date"],
    fields: [{ label: "Day", plain: "2036-05-04" }],
    submit: "Save",
    reads: null,
  },
  {
    name: "a file that is attached to an item",
    source: "features/boards/item/item-attachments.tsx",
    path: ({ item }) => item,
    fields: [],
    submit: (page) => chooseFile(page, "Attach files"),
    retry: "Try file-of-the-forms.txt again",
    reads: null,
  },
  {
    name: "an item that is shared",
    source: "session/share-dialog.tsx",
    path: ({ item }) => item,
    way: ["More about ", "Share item"],
    choices: [["Channel", "talk"]],
    fields: [],
    submit: "Share",
    reads: null,
  },
  {
    name: "a duplicate that is taken into an item",
    source: "features/boards/item/merge-item-dialog.tsx",
    path: ({ item }) => item,
    way: ["More about ", "Take a duplicate into it"],
    choices: [["Duplicate", "The same work again"]],
    fields: [],
    submit: "Take it in",
    reads: null,
  },
  {
    name: "a list that is deleted",
    source: "features/boards/board/delete-list-dialog.tsx",
    path: ({ board }) => board,
    way: ["More about list To do", "Edit list", "Delete list"],
    choices: [["Its items go to", "Doing"]],
    fields: [],
    submit: "Delete list",
    reads: null,
  },
  {
    name: "a link of boards",
    source: "features/boards/links/link-form-dialog.tsx",
    path: ({ board }) => board,
    way: ["More about this board", "Linked boards", "Link a board"],
    choices: [["Other board", "Personal"]],
    fields: [],
    submit: "Link boards",
    reads: null,
  },
];

async function pickOther(page: Page): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: "The same work again" }).click();
}

async function chooseFile(page: Page, label: string): Promise<void> {
  const file = { name: "file-of-the-forms.txt", mimeType: "text/plain", buffer: Buffer.from("A file") };
  await page.locator(`input[type="file"][aria-label="${label}"]`).setInputFiles(file);
}
