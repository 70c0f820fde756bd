const released = "2026-01-15T09:30:00Z";

/** `GET /api/version`. */
export const ollamaVersion = { version: "0.14.2" } as const;

/** `GET /api/tags`: the models that are on the machine. */
export function listOllamaModels(models: readonly string[]) {
  return {
    models: models.map((model) => ({
      name: model,
      model,
      modified_at: released,
      size: 2_019_393_189,
      digest: "a80c4f17acd55265feec403c7aef86be0c25983ab279d83f3bcd3abbcb5b8b72",
      details: {
        parent_model: "",
        format: "gguf",
        family: "llama",
        families: ["llama"],
        parameter_size: "3.2B",
        quantization_level: "Q4_K_M",
      },
    })),
  };
}
