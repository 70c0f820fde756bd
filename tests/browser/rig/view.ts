/** Ways of looking at a window: its width, its theme and its size of text. */
import type { Page } from "playwright-core";

export interface View {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly theme: "light" | "dark";
  /** Device pixels to one of the page. */
  readonly scale: number;
}

export interface Viewer {
  /** Turns the window into a view in place: nothing is loaded again, and what is open stays open. Throws when it does not take it. */
  show(view: View): Promise<void>;
  /** What the window shows, as a PNG. */
  photograph(): Promise<Buffer>;
}

const mostTries = 20;

export async function viewerOf(page: Page): Promise<Viewer> {
  const channel = await page.context().newCDPSession(page);
  let shown: View | undefined;

  async function change({ width, height, theme, scale }: View): Promise<void> {
    await page.evaluate(holdTransitions);
    // By this channel alone: what it once said goes before what the page is told elsewhere.
    const metrics = { width, height, deviceScaleFactor: scale, mobile: false };
    await channel.send("Emulation.setDeviceMetricsOverride", metrics);
    await page.emulateMedia({ colorScheme: theme });
    await page.evaluate(releaseTransitions);
  }

  return {
    async show(view) {
      if (view !== shown) await change(view);
      shown = view;
      const { width, height, theme, scale } = view;
      const [seen, wanted] = [JSON.stringify(await page.evaluate(readView)), { width, height, scale, theme }];
      if (seen !== JSON.stringify(wanted))
        throw new Error(`the window is ${seen} instead of ${JSON.stringify(wanted)}`);
    },
    async photograph() {
      for (let tries = 1; ; tries++) {
        try {
          const { data } = await channel.send("Page.captureScreenshot", { format: "png", optimizeForSpeed: true });
          return Buffer.from(data, "base64");
        } catch (error) {
          // A busy machine may not have drawn the new size yet.
          if (tries === mostTries) throw error;
          await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
        }
      }
    },
  };
}

/** Another theme fades every colour, and the next element begins when its parent has arrived: without that it is there at once. */
function holdTransitions(): void {
  const style = document.createElement("style");
  style.id = "held-transitions";
  style.textContent = "*, *::before, *::after { transition: none !important; }";
  document.head.append(style);
}

/** After two frames: the first one draws the view, and what listens to its size answers in the second. */
async function releaseTransitions(): Promise<void> {
  for (let frames = 0; frames < 2; frames++) await new Promise((resolve) => requestAnimationFrame(resolve));
  document.getElementById("held-transitions")?.remove();
}

/** How the window is. */
function readView(): Omit<View, "name"> {
  const theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  return { width: window.innerWidth, height: window.innerHeight, scale: window.devicePixelRatio, theme };
}
