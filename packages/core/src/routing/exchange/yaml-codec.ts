/** Mappings as YAML 1.2, of which only plain data is taken: no tags, no anchors and aliases, no keys that stand twice. */
import { say } from "@eureka/contracts/words";
import { isAlias, isNode, LineCounter, parseAllDocuments, stringify, visit } from "yaml";
import type { ExchangeCodec } from "./exchanged-mapping.ts";
import { FileProblem } from "./file-problem.ts";
import { entriesIn, fileOf } from "./mapping-file.ts";

const options = { schema: "core", merge: false, uniqueKeys: true, strict: true, logLevel: "silent" } as const;

export const yamlCodec: ExchangeCodec = {
  // Quoted: what looks like a number or a date stays text, and no line is broken in the middle.
  write: (file) =>
    stringify(fileOf(file), {
      schema: "core",
      defaultStringType: "QUOTE_DOUBLE",
      defaultKeyType: "PLAIN",
      lineWidth: 0,
    }),
  read(content) {
    const lines = new LineCounter();
    const documents = parseAllDocuments(content, { ...options, lineCounter: lines });
    const [document, second] = Array.isArray(documents) ? documents : [];
    if (!document) throw new FileProblem(1, say("mappings.import.no_mappings"));
    if (second) throw new FileProblem(lines.linePos(second.range[0]).line, say("mappings.import.yaml.documents"));
    const broken = document.errors[0] ?? document.warnings[0];
    if (broken) {
      const sentence =
        broken.code === "DUPLICATE_KEY"
          ? "mappings.import.key_twice"
          : broken.code === "TAG_RESOLVE_FAILED"
            ? "mappings.import.yaml.tag"
            : "mappings.import.yaml.malformed";
      throw new FileProblem(lines.linePos(broken.pos[0]).line, say(sentence));
    }
    // A few aliases of aliases would become a file of gigabytes.
    visit(document, (_key, node) => {
      if (!isNode(node)) return;
      const line = () => lines.linePos(node.range?.[0] ?? 0).line;
      if (isAlias(node) || ("anchor" in node && node.anchor)) {
        throw new FileProblem(line(), say("mappings.import.yaml.alias"));
      }
      if (node.tag) throw new FileProblem(line(), say("mappings.import.yaml.tag"));
    });
    return entriesIn(document, lines);
  },
};
