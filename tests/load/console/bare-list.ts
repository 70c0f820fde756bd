/** What a drag costs without any product around it: plain boxes in two columns, moved by the few lines that this takes. */
import type { Page } from "playwright-core";

const count = 2_000;

export async function showBareList(page: Page): Promise<void> {
  const cards = Array.from(
    { length: count / 2 },
    (_, index) => `<div class="card" data-item="${index}">Card ${index}</div>`,
  );
  await page.setContent(`<style>
    body { margin: 0; display: flex; gap: 12px; padding: 116px 256px; }
    section { width: 296px; height: 600px; overflow-y: auto; background: #eee; }
    .card { height: 64px; margin: 8px; background: #fff; border: 1px solid #ccc; user-select: none; }
  </style><section id="one">${cards.join("")}</section><section id="two">${cards.join("").replaceAll("data-item", "data-other")}</section>`);
  await page.evaluate(() => {
    let held: HTMLElement | null = null;
    let from = { x: 0, y: 0 };
    document.addEventListener("mousedown", (event) => {
      held = (event.target as HTMLElement).closest<HTMLElement>(".card");
      from = { x: event.clientX, y: event.clientY };
    });
    document.addEventListener("mousemove", (event) => {
      if (!held) return;
      held.style.pointerEvents = "none";
      held.style.transform = `translate(${event.clientX - from.x}px, ${event.clientY - from.y}px)`;
    });
    document.addEventListener("mouseup", (event) => {
      if (!held) return;
      held.style.transform = "";
      held.style.pointerEvents = "";
      const over = document.elementFromPoint(event.clientX, event.clientY);
      const card = over?.closest(".card");
      (over?.closest("section") ?? held.parentElement)?.insertBefore(held, card ?? null);
      held = null;
    });
  });
}
