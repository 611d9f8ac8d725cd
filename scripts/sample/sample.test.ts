import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSample } from "./build-sample";
import { plantedDoor, plantedRating, stairOneDoors } from "./contradiction";
import { doorSheets } from "./door-schedule";
import { registerSheets } from "./drawing-register";
import { documents, fire } from "./facts";
import { type Manifest, manifestSchema } from "./manifest";
import { readDocument } from "./read-document";

const committed = path.resolve("prisma/seed/sample");
const files = Object.values(documents).map(({ file }) => file);

let fresh = "";
let manifest: Manifest;
const texts = new Map<string, string[]>();

async function pagesOf(folder: string, file: string): Promise<string[]> {
  return readDocument(file, await readFile(path.join(folder, file)));
}

function textOf(file: string): string {
  return (texts.get(file) ?? []).join("\n");
}

beforeAll(async () => {
  fresh = await mkdtemp(path.join(os.tmpdir(), "sample-"));
  await buildSample(fresh);
  for (const file of files) texts.set(file, await pagesOf(committed, file));
  manifest = manifestSchema.parse(JSON.parse(await readFile(path.join(committed, "manifest.json"), "utf8")));
}, 120_000);

afterAll(() => rm(fresh, { recursive: true, force: true }));

describe("the committed sample", () => {
  it.each(files)("%s is what the generator writes", async (file) => {
    expect(await pagesOf(fresh, file)).toEqual(texts.get(file));
  });

  it("has the generator's manifest, which names every document in the folder and no other", async () => {
    expect(await readFile(path.join(committed, "manifest.json"), "utf8")).toBe(await readFile(path.join(fresh, "manifest.json"), "utf8"));
    expect((await readdir(committed)).sort()).toEqual([...manifest.documents.map(({ file }) => file), "manifest.json"].sort());
  });

  it("stays small", async () => {
    const sizes = await Promise.all(files.map(async (file) => (await stat(path.join(committed, file))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000);
  });

  /** PDF pages are counted; a DOCX page is taken as 260 words with its tables, an XLSX page as 45 rows of one sheet. */
  it("is about sixty pages", () => {
    const estimate = (file: string): number => {
      const pages = texts.get(file) ?? [];
      if (file.endsWith(".pdf")) return pages.length;
      if (file.endsWith(".docx")) return Math.ceil(textOf(file).split(" ").length / 260);
      return pages.reduce((sum, sheet) => sum + Math.ceil(sheet.trim().split("\n").length / 45), 0);
    };
    const total = files.reduce((sum, file) => sum + estimate(file), 0);
    expect(total).toBeGreaterThanOrEqual(55);
    expect(total).toBeLessThanOrEqual(70);
  });

  it("has no unfinished or broken text", () => {
    for (const file of files)
      expect(textOf(file), file).not.toMatch(/lorem|ipsum|\btbc\b|\btbd\b|todo|placeholder|xxx|undefined|\bNaN\b|\[object|�/i);
  });
});

describe("questions", () => {
  it("are three, with a PDF page and a DOCX among the answers", () => {
    expect(manifest.questions).toHaveLength(3);
    expect(manifest.questions.some(({ expects }) => expects.document.endsWith(".pdf") && expects.page)).toBe(true);
    expect(manifest.questions.some(({ expects }) => expects.document.endsWith(".docx"))).toBe(true);
  });

  it("are answered verbatim, on the page that is named", () => {
    for (const { expects } of manifest.questions) {
      const pages = texts.get(expects.document) ?? [];
      const place = expects.page ? pages[expects.page - 1] : pages.join("\n");
      expect(place).toContain(expects.quote);
    }
  });
});

describe("the planted contradiction", () => {
  it("stands verbatim in two documents that disagree about one door", () => {
    const { a, b } = manifest.contradiction;
    expect(a.document).not.toBe(b.document);
    expect(textOf(a.document)).toContain(a.quote);
    expect(textOf(b.document)).toContain(b.quote);
    expect(a.quote).toContain(plantedDoor);
    expect(a.quote).toContain(fire.stairDoors);
    expect(b.quote).toContain(plantedDoor);
    expect(b.quote).toContain(plantedRating);
    expect(manifest.questions.some(({ text }) => text.includes(plantedDoor))).toBe(true);
  });

  it("is not mentioned by any third document", () => {
    const places = files.filter((file) => textOf(file).includes(plantedDoor));
    expect(places.sort()).toEqual([manifest.contradiction.a.document, manifest.contradiction.b.document].sort());
  });

  it("is the only door whose scheduled rating departs from the fire strategy", () => {
    const required: Record<string, string> = {
      "Cross-corridor": fire.corridorDoors,
      "Stair 1 lobby": fire.stairDoors,
      "Stair 2 lobby": fire.stairDoors,
      "Electrical riser": fire.riserDoors,
      "Water riser": fire.riserDoors,
      "Bin store": fire.plantDoors,
      "Plant room": fire.plantDoors,
      "Sprinkler pump room": fire.plantDoors,
      "Generator room": fire.plantDoors,
      "Roof access at head of Stair 1": fire.stairDoors,
    };
    const rows = doorSheets.flatMap((sheet) => sheet.rows);
    const departing = rows.filter(([, , location, , rating]) => {
      const place = String(location);
      const expected = place.startsWith("Apartment") ? fire.apartmentDoors : required[place];
      return expected !== undefined && rating !== expected;
    });
    expect(departing.map(([number]) => number)).toEqual([plantedDoor]);
    expect(new Set(rows.map(([number]) => number)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThanOrEqual(80);
    for (const [number, , location] of rows) expect(stairOneDoors.includes(String(number))).toBe(location === "Stair 1 lobby");
  });
});

describe("cross-references", () => {
  const drawings = new Map(registerSheets.slice(0, 2).flatMap(({ rows }) => rows.map((row) => [String(row[0]), String(row[5])] as const)));

  it("name only drawings and documents that exist", () => {
    const known = new Set([...drawings.keys(), ...Object.values(documents).map(({ number }) => number)]);
    for (const file of files) {
      for (const [reference] of textOf(file).matchAll(/AC-[A-Z]-(?:[A-Z]{3}-)?\d{3}/g))
        expect(known, `${file}: ${reference}`).toContain(reference);
    }
  });

  it("give a drawing the issue of the register", () => {
    const cited = files.flatMap((file) => [...textOf(file).matchAll(/drawing (AC-[A-Z]-\d{3}) issue (C\d\d)/g)]);
    expect(cited.length).toBeGreaterThan(0);
    for (const [, drawing = "", issue] of cited) expect(drawings.get(drawing)).toBe(issue);
  });

  it("count about sixty drawings, each once", () => {
    const numbers = registerSheets.slice(0, 2).flatMap(({ rows }) => rows.map(([number]) => number));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBeGreaterThanOrEqual(58);
  });

  it("date every document and drawing on a working weekday", () => {
    const dates = [
      ...Object.values(documents).map(({ date }) => date),
      ...[...registerSheets, ...doorSheets].flatMap(({ rows }) =>
        rows.flat().flatMap((value) => (typeof value === "object" ? [value.date] : [])),
      ),
    ];
    for (const date of dates) expect([0, 6], date).not.toContain(new Date(`${date}T00:00:00Z`).getUTCDay());
  });
});
