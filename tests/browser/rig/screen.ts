/** A screen with an address, and the way to how it is looked at. */
import type { Page } from "playwright-core";
import { settle } from "./settle.ts";

export interface Screen {
  readonly name: string;
  readonly path: string;
  /** Needs nobody who is signed in. */
  readonly isPublic?: boolean;
  /** What has to be so before it is opened. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** What is done on it until it shows what is to be looked at. */
  readonly open?: (page: Page) => Promise<void>;
}

/** Opens a screen. What the one before had answered in place of the server is over. */
export async function openScreen(page: Page, { path, prepare, open }: Screen): Promise<void> {
  await page.unrouteAll();
  await prepare?.(page);
  await page.goto(path);
  if (!open) return;
  await settle(page);
  await open(page);
}
