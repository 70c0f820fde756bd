import { z } from "zod";

const waitMilliseconds = 2_000;
const mostModels = 200;

const tagsSchema = z.object({ models: z.array(z.object({ name: z.string().min(1).max(200) })) });

/** The models that an Ollama has installed, as it lists them; null when none answers there. */
export async function listOllamaModels(host: string, fetch: typeof globalThis.fetch): Promise<string[] | null> {
  try {
    const address = `${host.replace(/\/+$/, "").replace(/\/v1$/, "")}/api/tags`;
    const response = await fetch(address, { signal: AbortSignal.timeout(waitMilliseconds) });
    if (!response.ok) {
      await response.body?.cancel();
      return null;
    }
    const tags = tagsSchema.safeParse(await response.json());
    return tags.success ? tags.data.models.slice(0, mostModels).map(({ name }) => name) : null;
  } catch {
    // Nobody is there, or somebody who is no Ollama.
    return null;
  }
}
