/**
 * Every form: what is typed survives a dead server, the reason stands beside it and the next attempt works; and what is typed is never
 * more than words.
 */
import type { Locator, Page } from "playwright-core";
import { afterAll, expect } from "vitest";
import { boardForms } from "./rig/board-forms.ts";
import { killServer, reviveServer } from "./rig/dead-server.ts";
import { firstForms, operationForms, publicForms } from "./rig/first-forms.ts";
import type { Form } from "./rig/form.ts";
import { lineOf, textOf } from "./rig/hostile-input.ts";
import { makeForForms, nothingMade } from "./rig/make-for-forms.ts";
import { platformForms } from "./rig/platform-forms.ts";
import { type PlatformsForForms, startPlatformsForForms } from "./rig/platforms-for-forms.ts";
import { settingsForms } from "./rig/settings-forms.ts";
import { settle } from "./rig/settle.ts";
import { browserStage, browserTest, keepPicture, openStrangersWindow, type Stage, sharedStage } from "./rig/stage.ts";
import { channelForms, ideaForms } from "./rig/talk-forms.ts";
import { untilAnswered, watchRequests } from "./rig/watch-requests.ts";

const stage = sharedStage();

let platforms: PlatformsForForms | undefined;

afterAll(() => platforms?.close());

/** A dialog is where its form is; otherwise the page. */
async function placeOf(page: Page): Promise<Locator> {
  const dialogs = page.getByRole("dialog");
  return (await dialogs.count()) > 0 ? dialogs.last() : page.locator("body");
}

function fieldOf(place: Locator, label: string): Locator {
  const named = { name: label, exact: true } as const;
  // Without a role of their own.
  const other = place.locator('input:is([type="password"], [type="date"])');
  const secretOrDay = other.and(place.getByLabel(label, { exact: true }));
  return place.getByRole("textbox", named).or(place.getByRole("spinbutton", named)).or(secretOrDay);
}

/** The text as it was typed, as far as the field takes it. */
async function type(field: Locator, text: string): Promise<string> {
  const limit = Number(await field.getAttribute("maxlength"));
  expect(limit, "the field has a limit").toBeGreaterThan(0);
  await field.fill(`${text}${"x".repeat(limit)}`);
  const cut = await field.inputValue();
  expect(cut.length).toBeLessThanOrEqual(limit);
  await field.fill(`\0${text}`);
  return field.inputValue();
}

/** In the menu that is open, else on the page. */
async function pressable(page: Page, beginning: string): Promise<Locator> {
  const name = new RegExp(`^${beginning.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}`);
  if ((await page.getByRole("menu").count()) > 0) return page.getByRole("menuitem", { name }).first();
  return page.getByRole("button", { name }).or(page.getByTitle(name)).first();
}

async function press(place: Locator, page: Page, name: string): Promise<void> {
  if (name === "Enter") await page.keyboard.press("Enter");
  else await place.getByRole("button", { name, exact: true }).first().click();
}

/** Whether the page shows the words, in a text or in a field. */
async function waitForWords(page: Page, words: string): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      document.body.textContent?.includes(wanted) ||
      [...document.querySelectorAll("input, textarea")].some((field) =>
        (field as HTMLInputElement).value.includes(wanted),
      ),
    words,
  );
}

/** A form that is saved asks nobody any more whether to leave it. */
async function waitUntilLeavable(page: Page): Promise<void> {
  await page.waitForFunction(() => window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
}

async function expectHarmless(page: Page, about: string): Promise<void> {
  expect(await page.locator('[href^="javascript:" i], iframe, script:not([src]), img[onerror]').count(), about).toBe(0);
  expect(await page.evaluate(() => "hurt" in window), about).toBe(false);
}

interface Trial<Made> {
  readonly page: Page;
  readonly staged: Stage;
  readonly made: Made;
  /** Makes its words different from those of all other forms. */
  readonly n: number;
}

async function tryForm<Made>(form: Form<Made>, { page, staged, made, n }: Trial<Made>): Promise<void> {
  await page.goto(form.path(made));
  await settle(page);
  await form.open?.(page, staged, made);
  for (const name of form.way ?? []) await (await pressable(page, name)).click();
  const place = await placeOf(page);
  for (const [label, choice] of form.choices ?? []) {
    await place.getByRole("combobox", { name: label }).first().click();
    await page.getByRole("option", { name: choice }).first().click();
  }
  const typed: { readonly field: Locator; readonly value: string }[] = [];
  for (const field of form.fields) {
    const found = fieldOf(place, field.label);
    const limit = Number(await found.getAttribute("maxlength"));
    const plain = typeof field.plain === "function" ? field.plain(made) : field.plain;
    const text = plain ?? (limit > 2_000 ? textOf(n) : lineOf(n));
    if (plain !== undefined) await found.fill(text);
    const value = plain === undefined ? await type(found, text) : text;
    expect(value, `${form.name}: ${field.label}`).toBe(field.becomes ? field.becomes(text) : text);
    typed.push({ field: found, value });
  }

  await untilAnswered(page);
  await killServer(page);
  if (typeof form.submit === "string") await press(place, page, form.submit);
  else await form.submit(page, made);
  const refusal = page.getByRole("alert").filter({ hasText: "No answer from the server" });
  await refusal.first().waitFor();
  await refusal.getByText("Check your connection, then try again. What you typed is still here.").first().waitFor();
  for (const { field, value } of typed) {
    if (form.isShownElsewhere) await waitForWords(page, value.slice(0, 20));
    else await expect.poll(() => field.inputValue(), { message: form.name }).toBe(value);
  }
  await expectHarmless(page, form.name);

  await reviveServer(page);
  const again = form.retry ?? form.submit;
  if (again === "Enter") await typed.at(-1)?.field.press("Enter");
  else if (typeof again === "string") await press(place, page, again);
  else await again(page, made);
  await refusal.first().waitFor({ state: "detached" });
  await waitUntilLeavable(page);
  if (form.reads !== null) {
    if (form.reads) await page.goto(form.reads(made));
    if (form.fields.some(({ plain }) => plain === undefined)) await waitForWords(page, `window.hurt=${n}`);
  }
  await expectHarmless(page, form.name);
}

/** All of them are tried, so that one that has lost its manners does not hide another. */
async function tryForms<Made>(
  forms: readonly Form<Made>[],
  n: number,
  trialOf: () => Promise<Omit<Trial<Made>, "n">>,
): Promise<string[]> {
  const complaints: string[] = [];
  for (const [at, form] of forms.entries()) {
    const trial = await trialOf();
    trial.page.setDefaultTimeout(15_000);
    await tryForm(form, { ...trial, n: n + at }).catch(async (error: unknown) => {
      complaints.push(`${form.name}: ${error instanceof Error ? error.message : error}`);
      await keepPicture(trial.page, `form-${form.name}`);
    });
    await reviveServer(trial.page);
  }
  return complaints;
}

/** Loaded: who leaves a page in the middle of renewing his session loses it. */
async function openHome(staged: Stage): Promise<Page> {
  const page = watch(await staged.open(staged.admin, "/"));
  await page.getByRole("navigation", { name: "Main navigation" }).waitFor();
  return page;
}

function watch(page: Page): Page {
  watchRequests(page);
  page.on("dialog", (dialog) => void dialog.dismiss().then(() => expect.fail("a dialog was opened")));
  return page;
}

/** Side by side: a form mostly waits, for attempts that fail and for a page to become quiet. */
browserTest(
  "a dead server loses nothing in any form, and hostile words stay words",
  async () => {
    const staged = await stage();
    const made = await makeForForms(staged);
    platforms = await startPlatformsForForms(staged);
    const ofPlatforms = platforms;
    const windowFor = async <Made>(of: Stage, about: Made) => {
      const page = await openHome(of);
      return async () => ({ page, staged: of, made: about });
    };
    const beginner = await browserStage();
    // Where its admin takes another name, nobody else looks for the one that he had.
    const settled = await browserStage();
    const complaints = await Promise.all([
      tryForms(boardForms, 1_000, await windowFor(staged, made)),
      tryForms(channelForms, 2_000, await windowFor(staged, made)),
      tryForms([...ideaForms, ...operationForms], 3_000, await windowFor(staged, made)),
      tryForms(settingsForms, 4_000, await windowFor(settled, await makeForForms(settled))),
      tryForms(platformForms, 5_000, await windowFor(staged, ofPlatforms)),
      tryForms(firstForms, 6_000, await windowFor(beginner, nothingMade)),
      tryForms(publicForms, 7_000, async () => {
        const page = watch(await openStrangersWindow("/favicon.svg"));
        await page.route("**/api/v2/installation", (route) =>
          route.fulfill({ json: { isSetUp: false, version: "0" } }),
        );
        return { page, staged, made };
      }),
    ]);
    expect(complaints.flat()).toEqual([]);
  },
  600_000,
);
