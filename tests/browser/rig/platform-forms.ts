/** The forms about platforms: how they are connected, what goes between them and here, and who somebody is there. */
import type { Page } from "playwright-core";
import type { Form } from "./form.ts";
import { lineOf } from "./hostile-input.ts";
import type { PlatformsForForms } from "./platforms-for-forms.ts";

export const platformForms: readonly Form<PlatformsForForms>[] = [
  {
    name: "a platform that is connected by its tokens",
    source: "features/settings/connections/connect/connect-by-tokens.tsx",
    path: () => "/settings/connections/connect/trello",
    way: ["Advanced"],
    fields: [
      { label: "API key", plain: ({ trello }) => trello.key },
      { label: "Token", plain: ({ trello }) => trello.token },
      { label: "API secret", plain: ({ trello }) => trello.secret },
      { label: "Name" },
      { label: "Address of the platform", plain: ({ trello }) => trello.url },
    ],
    submit: "Connect",
  },
  {
    name: "new tokens of a connection",
    source: "features/settings/connections/new-secrets-dialog.tsx",
    path: ({ tracker }) => tracker,
    way: ["Actions for", "Connect anew"],
    fields: [{ label: "API secret", plain: ({ trello }) => trello.secret }],
    submit: "Connect anew",
    reads: null,
  },
  {
    name: "a board of a platform that is shown here",
    source: "features/settings/connections/boards/show-board-dialog.tsx",
    path: ({ tracker }) => tracker,
    way: ["Show Yard here"],
    fields: [{ label: "Items a minute at most", plain: "600" }],
    submit: "Show here",
    reads: null,
  },
  {
    name: "the rules of a board of a platform",
    source: "features/settings/connections/boards/rules/rules-dialog.tsx",
    path: ({ tracker }) => tracker,
    way: ["Rules of Garden"],
    fields: [
      { label: "People and bots to ignore", plain: "5abbe4b7ddc1b351ef961499" },
      { label: "Items a minute at most", plain: "700" },
    ],
    submit: "Save",
    reads: null,
  },
  {
    name: "the rules of pull requests",
    source: "features/settings/connections/boards/pull-request-rules-dialog.tsx",
    path: ({ repositories }) => repositories,
    open: async (page) => {
      await page.getByRole("button", { name: /^Pull requests of / }).click();
      await page.getByRole("switch", { name: "Follow pull requests" }).check();
      await page.getByRole("switch", { name: "Say what each change does" }).check();
      await page.getByRole("button", { name: "Add a program" }).click();
    },
    fields: [{ label: "Only with one of these labels", plain: "bug\ndocumentation" }, { label: "Name on GitHub" }],
    submit: "Save",
    reads: null,
  },
  {
    name: "a field that only the platform knows",
    source: "features/boards/item/copy-field.tsx",
    path: ({ copiedItem }) => copiedItem,
    way: ["Change Pot"],
    fields: [{ label: "Pot" }],
    submit: "Save",
  },
  {
    name: "who an account of a platform is",
    source: "features/settings/external-identities/link-dialog.tsx",
    path: () => "/settings/external-identities?show=unlinked",
    way: ["Link to a member"],
    choices: [["Member", "@ann"]],
    fields: [],
    submit: "Link",
    reads: null,
  },
  {
    name: "one board for several channels",
    source: "features/settings/channel-mappings/bulk-board-dialog.tsx",
    path: () => "/settings/channel-mappings",
    open: async (page) => {
      for (const channel of ["C0LOG", "C0OTHER"])
        await page.getByRole("checkbox", { name: `Choose ${channel}` }).check();
      await page.getByRole("button", { name: "Choose a board" }).click();
    },
    choices: [["Board", "Garden"]],
    fields: [],
    submit: "Use board",
    reads: null,
  },
  {
    name: "a file of mappings that is chosen",
    source: "features/settings/channel-mappings/import-dialog.tsx",
    path: () => "/settings/channel-mappings",
    way: ["Import"],
    fields: [],
    submit: (page, made) => chooseMappings(page, made),
    retry: "Preview again",
    reads: null,
  },
  {
    name: "a file of mappings that is imported",
    source: "features/settings/channel-mappings/import-dialog.tsx",
    path: () => "/settings/channel-mappings",
    open: async (page, _, made) => {
      await page.getByRole("button", { name: "Import" }).click();
      await chooseMappings(page, made);
      await page.getByRole("dialog").getByText("C0NEW").first().waitFor();
    },
    fields: [],
    submit: "Import 1 line",
    reads: null,
  },
  {
    name: "the name of a workspace that is deleted",
    source: "features/settings/shared/name-dialog.tsx",
    path: ({ spareWorkspace }) => spareWorkspace,
    way: ["Delete workspace"],
    fields: [{ label: "Name", plain: lineOf(0) }],
    submit: "Delete workspace",
    reads: null,
  },
];

async function chooseMappings(page: Page, { mappings }: PlatformsForForms): Promise<void> {
  const file = { name: "mappings.csv", mimeType: "text/csv", buffer: Buffer.from(mappings) };
  await page.getByLabel("File with mappings").setInputFiles(file);
}
