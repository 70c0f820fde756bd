/** The file of the formats that can hold lists in lists: `{ version, defaults, mappings }`; where there are no defaults, without them. */
import { say } from "@eureka/contracts/words";
import { type Document, isMap, isNode, isSeq, type LineCounter, type ParsedNode } from "yaml";
import {
  type ExchangedFile,
  exchangedDefaultFields,
  exchangedFields,
  exchangedRuleNames,
  type FoundEntry,
} from "./exchanged-mapping.ts";
import { FileProblem } from "./file-problem.ts";

const version = 1;

/** What stands in which of the file's lists. */
const listNames = { defaults: "default", mappings: "mapping" } as const;

/** Always in the same order, whatever the order in the objects. */
export function fileOf({ defaults, mappings }: ExchangedFile): unknown {
  const written = defaults.map((one) =>
    Object.fromEntries(exchangedDefaultFields.map((name) => [name, one[name] ?? null])),
  );
  return {
    version,
    ...(written.length > 0 && { defaults: written }),
    mappings: mappings.map((mapping) => ({
      ...Object.fromEntries(exchangedFields.map((name) => [name, mapping[name] ?? null])),
      rules: Object.fromEntries(
        exchangedRuleNames.flatMap((name) => {
          const rule = mapping.rules[name];
          return rule === undefined ? [] : [[name, rule]];
        }),
      ),
    })),
  };
}

/** Throws a `FileProblem` for a file of another shape. */
export function entriesIn(document: Document.Parsed<ParsedNode>, lines: LineCounter): FoundEntry[] {
  const lineOf = (node: unknown) => (isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1);
  const [broken] = document.errors;
  if (broken) {
    const sentence = broken.code === "DUPLICATE_KEY" ? "mappings.import.key_twice" : "mappings.import.json.malformed";
    throw new FileProblem(lines.linePos(broken.pos[0]).line, say(sentence));
  }
  const root = document.contents;
  if (!isMap(root)) throw new FileProblem(lineOf(root), say("mappings.import.no_mappings"));
  for (const { key } of root.items) {
    const name = String(isNode(key) ? key.toJSON() : key);
    if (name !== "version" && !(name in listNames)) {
      throw new FileProblem(lineOf(key), say("mappings.import.unknown_part", { name: name.slice(0, 40) }));
    }
  }
  const found: unknown = root.get("version");
  if (found !== version) {
    throw new FileProblem(
      lineOf(root.get("version", true)),
      say("mappings.import.version", { version: String(version) }),
    );
  }
  const lists = Object.entries(listNames).filter(([name]) => root.has(name));
  if (lists.length === 0) throw new FileProblem(lineOf(root), say("mappings.import.no_mappings"));
  return lists.flatMap(([name, kind]) => {
    const list = root.get(name, true);
    if (!isSeq(list)) throw new FileProblem(lineOf(list), say("mappings.import.no_mappings"));
    return list.items.map((item) => ({
      kind,
      line: lineOf(item),
      value: isNode(item) ? item.toJS(document, { maxAliasCount: 0 }) : item,
    }));
  });
}
