/** One person in two organizations: going from one to the other, with nothing of the first left. */
import { createEurekaClient } from "@eureka/sdk";
import { expect } from "vitest";
import { browserStage, browserTest, openSignedIn } from "./rig/stage.ts";

async function inBoth() {
  const [here, there] = [await browserStage(), await browserStage()];
  await here.admin.api.call("organization.update", { name: "Bakery" });
  await there.admin.api.call("organization.update", { name: "Mill" });
  await there.admin.api.call("board.create", { workspaceId: there.workspaceId, name: "Board of the mill" });
  await here.admin.api.call("board.create", { workspaceId: here.workspaceId, name: "Board of the bakery" });
  const cleo = await here.join("Cleo", "user");
  return { here, there, cleo };
}

browserTest("whoever belongs to two organizations goes from one to the other", async () => {
  const { here, there, cleo } = await inBoth();
  const page = await openSignedIn(cleo, "/channels");
  const nav = page.getByRole("navigation", { name: "Main navigation" });
  await nav.getByText("Board of the bakery").waitFor();
  await nav.getByText("Bakery", { exact: true }).waitFor();
  expect(await page.getByRole("button", { name: /Switch organization/ }).count()).toBe(0);
  const { link } = await there.admin.api.call("invitation.create", {
    email: cleo.email,
    grants: [{ scope: { type: "organization" }, role: "user" }],
  });
  await createEurekaClient({ baseUrl: here.url }).call("invitation.accept", {
    token: link?.split("/").at(-1) ?? "",
    name: "Cleo",
    password: cleo.password,
  });
  await page.reload();
  await page.getByRole("button", { name: /Bakery.*Switch organization/ }).click();
  const menu = page.getByRole("menu", { name: "Your organizations" });
  await menu.waitFor();
  expect(await menu.getByRole("menuitemradio").allTextContents()).toEqual(["Bakery", "Mill"]);
  expect(await menu.getByRole("menuitemradio", { checked: true }).allTextContents()).toEqual(["Bakery"]);
  await menu.getByRole("menuitemradio", { name: "Mill" }).click();
  await page.getByRole("button", { name: /Mill.*Switch organization/ }).waitFor();
  await nav.getByText("Board of the mill").waitFor();
  expect(new URL(page.url()).pathname).toBe("/");
  expect(await nav.getByText("Board of the bakery").count()).toBe(0);
  // Live there, and not here any more.
  await here.admin.api.call("board.create", { workspaceId: here.workspaceId, name: "Late here" });
  await there.admin.api.call("board.create", { workspaceId: there.workspaceId, name: "Late there" });
  await nav.getByText("Late there").waitFor();
  expect(await nav.getByText("Late here").count()).toBe(0);
  await page.reload();
  await nav.getByText("Board of the mill").waitFor();
  // Refused: no longer a member there.
  await page.getByRole("button", { name: /Mill.*Switch organization/ }).click();
  await here.admin.api.call("member.deactivate", { id: cleo.memberId });
  await page.getByRole("menuitemradio", { name: "Bakery" }).click();
  await page.getByRole("alert").first().waitFor();
});

browserTest(
  "whoever is no administrator reads the newest first, finds what he asked, and is offered the verbs of the chat",
  async () => {
    const { here, cleo } = await inBoth();
    const board = await here.admin.api.call("board.create", {
      workspaceId: here.workspaceId,
      name: "Proposals",
      creationPolicy: "approval",
    });
    await cleo.api.call("work_item.create", { boardId: board.id, title: "Asked by Cleo" }).catch(() => undefined);
    const page = await openSignedIn(cleo, "/activity");
    await page.getByText("Proposals").first().waitFor();
    await page.goto("/inbox?show=asked");
    await page
      .getByText(/Asked by Cleo/)
      .first()
      .waitFor();
    const anns = await openSignedIn(here.admin, "/inbox?show=asked");
    await anns.getByText("You asked nothing yet").waitFor();
  },
);
