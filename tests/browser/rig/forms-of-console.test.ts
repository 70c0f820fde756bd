/** Every form of the console is tried against a dead server, or says why not. */
import { describe, expect, it } from "vitest";
import { boardForms } from "./board-forms.ts";
import { firstForms, operationForms, publicForms } from "./first-forms.ts";
import { findUntriedForms, readConsole } from "./forms-of-console.ts";
import { platformForms } from "./platform-forms.ts";
import { settingsForms } from "./settings-forms.ts";
import { channelForms, ideaForms } from "./talk-forms.ts";

const common = [...boardForms, ...channelForms, ...ideaForms, ...settingsForms, ...operationForms];
const tables = [...common, ...firstForms, ...publicForms, ...platformForms];

const findsOnly = "What is typed finds something in what is shown; nothing is sent.";

/** Files with a field or a form that no table names, and why. */
const exceptions: Readonly<Record<string, string>> = {
  "features/activity/filter-bar.tsx": findsOnly,
  "features/boards/board/board-filter.tsx": findsOnly,
  "features/boards/item/pick-popover.tsx":
    "What is typed finds a choice, which is sent at once and put back when refused.",
  "features/ideas/bookmarks-screen.tsx": findsOnly,
  "features/ideas/ideas-screen.tsx": findsOnly,
  "features/palette/palette.tsx": findsOnly,
  "features/settings/channel-mappings/mapping-tools.tsx": findsOnly,
  "features/settings/connections/connect/leave-page.tsx":
    "It takes nothing: what was typed before goes on to the platform.",
  "features/settings/members/members-page.tsx": findsOnly,
  "features/settings/models/prices.tsx": findsOnly,
  "features/settings/roles/roles-page.tsx": findsOnly,
};

describe("the tables of forms", () => {
  it("name every form of the console, or an exception says why not", () => {
    const tried = tables.map(({ source }) => source);
    expect(findUntriedForms(readConsole(), tried, exceptions)).toEqual([]);
  });

  const dialog = `import { Fields } from "./fields.tsx";\n<FormDialog onSubmit={save}><Fields /></FormDialog>`;
  const files = new Map([
    ["features/a/dialog.tsx", dialog],
    ["features/a/fields.tsx", "<TextInput />"],
    ["features/a/screen.tsx", `lazy(() => import("./dialog.tsx"))`],
    ["ui/text-input.tsx", "<OutlinedInput />"],
  ]);

  it("miss a form that nobody tried, and the fields that are part of it", () => {
    expect(findUntriedForms(files, [], {})).toEqual([
      "features/a/dialog.tsx is in no table of forms",
      "features/a/fields.tsx is in no table of forms",
    ]);
    expect(findUntriedForms(files, ["features/a/dialog.tsx"], {})).toEqual([]);
    expect(findUntriedForms(files, [], { "features/a/dialog.tsx": "because" })).toEqual([]);
  });

  it("miss fields that another place draws too", () => {
    const more = new Map([...files, ["features/a/other.tsx", `import { Fields } from "./fields.tsx";`]]);
    const untried = findUntriedForms(more, ["features/a/dialog.tsx"], {});
    expect(untried).toEqual(["features/a/fields.tsx is in no table of forms"]);
  });

  it("name nothing that is gone, and except nothing without need", () => {
    const named = ["features/a/dialog.tsx", "features/a/gone.tsx"];
    const needless = { "features/a/screen.tsx": "because", "features/a/dialog.tsx": "because" };
    expect(findUntriedForms(files, named, needless)).toEqual([
      "features/a/gone.tsx is named in a table, and gone",
      "features/a/screen.tsx needs no exception",
      "features/a/dialog.tsx needs no exception",
    ]);
  });
});
