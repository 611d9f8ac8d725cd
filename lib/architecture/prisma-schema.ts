import { filesBelow, read } from "./source-files";

export interface Column {
  name: string;
  type: string;
  nullable: boolean;
}

export interface Model {
  name: string;
  table: string;
  columns: Column[];
  /** Column lists of unique constraints and the primary key. */
  unique: string[][];
  indexes: string[][];
  /** Columns of each foreign key and the table it points at. */
  foreignKeys: { columns: string[]; table: string }[];
}

const TYPES: Record<string, string> = {
  String: "text",
  Int: "integer",
  BigInt: "bigint",
  DateTime: "timestamp with time zone",
  Json: "jsonb",
  Boolean: "boolean",
  Float: "double precision",
};

const blocks = (): [string, string][] =>
  filesBelow("prisma/schema").flatMap((file) => [...read(file).matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map((match): [string, string] => [match[1] ?? "", match[2] ?? ""]));

function tableOf(body: string): string {
  return /@@map\("(\w+)"\)/.exec(body)?.[1] ?? "";
}

/** Reads the models as far as tables, columns, keys and indexes go. */
export function readModels(): Model[] {
  const all = blocks();
  const tables = new Map(all.map(([name, body]) => [name, tableOf(body)]));
  return all.map(([name, body]) => {
    const lines = body.split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("//") && !line.startsWith("@@"));
    const columnOf = new Map<string, string>();
    const columns: Column[] = [];
    const unique: string[][] = [];
    for (const line of lines) {
      const [field = "", declared = ""] = line.split(/\s+/);
      const base = declared.replace(/[?[\]]/g, "");
      if (tables.has(base)) continue;
      const column = /(?<!db\.)@map\("(\w+)"\)/.exec(line)?.[1] ?? field;
      columnOf.set(field, column);
      const element = line.includes("@db.Uuid") ? "uuid" : line.includes("@db.SmallInt") ? "smallint" : (TYPES[base] ?? base);
      const list = declared.includes("[]");
      columns.push({ name: column, type: list ? `${element}[]` : element, nullable: declared.endsWith("?") || list });
      if (/\s@(?:id|unique)\b/.test(line)) unique.push([column]);
    }
    const named = (list: string): string[] => list.split(",").map((entry) => columnOf.get(/\w+/.exec(entry)?.[0] ?? "") ?? entry);
    const indexes: string[][] = [];
    for (const match of body.matchAll(/@@(id|unique|index)\(\[(.*)\](?:, type: \w+)?\)/g)) (match[1] === "index" ? indexes : unique).push(named(match[2] ?? ""));
    const foreignKeys = [...body.matchAll(/(\w+)\??\s+@relation\((?:"\w+", )?fields: \[(.*?)\]/g)].map((match) => ({
      columns: named(match[2] ?? ""),
      table: tables.get(match[1] ?? "") ?? "",
    }));
    return { name, table: tables.get(name) ?? "", columns, unique, indexes, foreignKeys };
  });
}
