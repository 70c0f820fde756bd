// @vitest-environment happy-dom
import { cleanup } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { MarkdownBody } from "./markdown-body.tsx";
import { renderUi } from "./testing/render-ui.tsx";

afterEach(cleanup);
const draw = (text: string) => renderUi(<MarkdownBody text={text} />).container;

test("GitHub's Markdown is laid out, with headings below those of the page", () => {
  const drawn = draw("# Big\n\n- [x] done\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n~~old~~ **new**");
  expect(drawn.querySelector("h1, h2")).toBeNull();
  expect(drawn.querySelector("h3")?.textContent).toBe("Big");
  expect(drawn.querySelector("table td")?.textContent).toBe("1");
  expect(drawn.querySelector("del")?.textContent).toBe("old");
});

test("raw HTML stays text: nothing of it becomes an element", () => {
  const drawn = draw(
    '<script>window.hit = 1</script>\n\n<img src=x onerror="window.hit = 1"> <iframe src="//evil"></iframe>',
  );
  expect(drawn.querySelector("script, img, iframe")).toBeNull();
  expect(drawn.textContent).toContain("<script>");
  expect("hit" in window).toBe(false);
});

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,<b>x</b>",
  "vbscript:x",
  "file:///etc/passwd",
  "blob:https://a/b",
])("a link to %s leads nowhere", (address) => {
  const drawn = draw(`[press](<${address}>) ![look](<${address}>)`);
  expect(drawn.querySelector("a, img")).toBeNull();
  expect(drawn.querySelector("img")).toBeNull();
});

test("links to the web open elsewhere and do not tell where from", () => {
  const link = draw("[press](https://example.org/a)").querySelector("a");
  expect(link?.getAttribute("href")).toBe("https://example.org/a");
  expect(link?.target).toBe("_blank");
  expect(link?.rel).toContain("noopener");
  expect(link?.rel).toContain("noreferrer");
});

test("a foreign image is a link, not a request; our own is shown", () => {
  const foreign = draw("![logo](https://tracker.example/p.png)");
  expect(foreign.querySelector("img")).toBeNull();
  expect(foreign.querySelector("a")?.textContent).toBe("Image: logo");
  expect(draw("![logo](/assets/logo.png)").querySelector("img")?.getAttribute("src")).toBe("/assets/logo.png");
});
