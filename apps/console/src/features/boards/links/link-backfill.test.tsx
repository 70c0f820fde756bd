// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { renderUi } from "../../../ui/testing/render-ui.tsx";
import "../words.ts";
import { LinkBackfill } from "./link-backfill.tsx";
import type { BoardLink } from "./link-types.ts";

afterEach(cleanup);
const finishedAt = "2026-11-20T09:01:00.000Z";
const link: BoardLink = {
  id: "bln_1",
  sides: [],
  lanes: [],
  joinBy: [],
  keepApart: [],
  whenRemoved: "keep",
  isPaused: false,
  backfill: { joined: 0, looked: 120, placed: 14, finishedAt: null },
  version: 1,
  createdAt: finishedAt,
  updatedAt: finishedAt,
};

test("a link that goes through its items says how far it is, with a bar of the same name", () => {
  renderUi(<LinkBackfill link={link} />);
  const words = "Looking at items that were there before: 120 so far, 14 placed.";
  screen.getByText(words);
  screen.getByRole("progressbar", { name: words });
});

test.each<[string, Partial<BoardLink>]>([
  [
    "120 items that were there before were looked at, 14 placed",
    { backfill: { joined: 0, looked: 120, placed: 14, finishedAt } },
  ],
  [
    "1 item that was there before was looked at, 0 placed",
    { backfill: { joined: 0, looked: 1, placed: 0, finishedAt } },
  ],
  ["No item was there before", { backfill: { joined: 0, looked: 0, placed: 0, finishedAt } }],
  ["120 items that were there before were looked at, 14 placed; the rest waits.", { isPaused: true }],
])("%s", (words, change) => {
  const { container } = renderUi(<LinkBackfill link={{ ...link, ...change }} />);
  expect(container.textContent).toContain(words);
  expect(screen.queryByRole("progressbar")).toBeNull();
});

test("pairs that became one are counted apart", () => {
  const backfill = { joined: 3, looked: 120, placed: 14, finishedAt };
  const { container } = renderUi(<LinkBackfill link={{ ...link, backfill }} />);
  expect(container.textContent).toContain("3 pairs became one item each.");
});
