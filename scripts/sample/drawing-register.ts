import { building, type DocumentKey, documents, parties } from "./facts";
import type { CellValue, SheetContent } from "./workbook";

interface Drawing {
  number: string;
  title: string;
  scale: string;
  size: string;
  issue: string;
  /** ISO date of the current issue. */
  date: string;
}

const storeys = ["Ground", ...building.upperLevels.map((level) => `Level ${level}`)];
const withRoof = [...storeys, "Roof"];

/** A run of drawings that differ by storey; storeys named in `reissued` carry a later issue. */
function run(
  prefix: string,
  names: string[],
  title: string,
  first: { issue: string; date: string },
  reissued: Record<string, { issue: string; date: string }> = {},
): Drawing[] {
  return names.map((name, position) => ({
    number: `${prefix}${position}`,
    title: `${title}, ${name.toLowerCase() === "ground" || name === "Roof" ? name.toLowerCase() : name}`,
    scale: "1:100",
    size: "A1",
    ...(reissued[name] ?? first),
  }));
}

function single(number: string, title: string, scale: string, size: string, issue: string, date: string): Drawing {
  return { number, title, scale, size, issue, date };
}

const architecture: Drawing[] = [
  single("AC-A-001", "Site location plan", "1:1250", "A3", "C01", "2025-03-03"),
  single("AC-A-002", "Block plan and external works", "1:200", "A1", "C03", "2026-08-21"),
  ...run(
    "AC-A-10",
    withRoof,
    "General arrangement plan",
    { issue: "C04", date: "2026-05-15" },
    { "Level 1": { issue: "C05", date: "2026-07-03" }, Roof: { issue: "C06", date: "2026-09-18" } },
  ),
  single("AC-A-200", "North elevation", "1:100", "A1", "C03", "2025-11-14"),
  single("AC-A-201", "East elevation", "1:100", "A1", "C03", "2025-11-14"),
  single("AC-A-202", "South elevation", "1:100", "A1", "C04", "2026-06-12"),
  single("AC-A-203", "West elevation", "1:100", "A1", "C03", "2025-11-14"),
  single("AC-A-210", "Section A-A through Stair 1 and firefighting lift", "1:50", "A1", "C04", "2026-05-15"),
  single("AC-A-211", "Section B-B through Stair 2", "1:50", "A1", "C04", "2026-05-15"),
  single("AC-A-310", "Stair 1, plans and details", "1:20", "A1", "C03", "2026-05-15"),
  single("AC-A-311", "Stair 2, plans and details", "1:20", "A1", "C03", "2026-05-15"),
  single("AC-A-400", "External wall EW1, slab edge and window head", "1:5", "A2", "C04", "2026-10-16"),
  single("AC-A-401", "External wall EW1, window jamb and sill", "1:5", "A2", "C03", "2026-05-15"),
  single("AC-A-402", "External wall EW2, base and parapet", "1:5", "A2", "C04", "2026-09-04"),
  single("AC-A-403", "Terrace threshold and balcony fixing", "1:5", "A2", "C02", "2025-11-14"),
  single("AC-A-404", "Partition heads and junctions", "1:5", "A2", "C03", "2026-05-15"),
  single("AC-A-405", "Door types and frame sections", "1:20", "A1", "C02", "2026-06-19"),
  single("AC-A-406", "Smoke shaft heads and lobby vents", "1:10", "A2", "C03", "2026-07-31"),
];

const fireDrawings = run("AC-F-10", withRoof, "Fire strategy plan", { issue: "C02", date: "2026-04-24" });

const structure: Drawing[] = [
  ...run(
    "AC-S-10",
    withRoof,
    "Slab general arrangement",
    { issue: "C03", date: "2025-09-12" },
    { Roof: { issue: "C04", date: "2026-03-06" } },
  ),
  single("AC-S-200", "Column schedule", "1:20", "A1", "C03", "2025-09-12"),
  single("AC-S-201", "Shear walls and lift wells", "1:50", "A1", "C03", "2025-09-12"),
  single("AC-S-300", "Masonry support and cast-in channels", "1:10", "A1", "C02", "2025-12-05"),
];

const services: Drawing[] = [
  ...run(
    "AC-M-10",
    storeys,
    "Ventilation and smoke control layout",
    { issue: "C02", date: "2026-05-01" },
    { Ground: { issue: "C03", date: "2026-08-14" } },
  ),
  ...run(
    "AC-E-10",
    storeys,
    "Electrical services layout",
    { issue: "C02", date: "2026-05-01" },
    { Ground: { issue: "C03", date: "2026-09-25" } },
  ),
  single("AC-M-300", "Smoke control schematic", "None", "A1", "C03", "2026-07-31"),
  single("AC-M-310", "Sprinkler schematic", "None", "A1", "C02", "2026-05-01"),
  single("AC-E-300", "Life safety power schematic", "None", "A1", "C02", "2026-05-01"),
];

const landscape = [
  single("AC-L-100", "Hard and soft landscape plan", "1:100", "A1", "C02", "2026-06-26"),
  single("AC-L-101", "Tree pits and drainage details", "1:20", "A2", "C02", "2026-06-26"),
];

const columns: SheetContent["columns"] = [
  ["Number", 13],
  ["Title", 56],
  ["Discipline", 24],
  ["Scale", 9],
  ["Size", 7],
  ["Issue", 8],
  ["Issue date", 12],
  ["Purpose", 22],
  ["Author", 30],
];

function rows(drawings: Drawing[], discipline: string, author: string): CellValue[][] {
  return drawings.map(({ number, title, scale, size, issue, date }) => [
    number,
    title,
    discipline,
    scale,
    size,
    issue,
    { date },
    "Construction",
    author,
  ]);
}

const registered: DocumentKey[] = ["contract", "specification", "fireStrategy", "doors", "commissioning"];

export const registerSheets: SheetContent[] = [
  {
    name: "Architecture and fire",
    columns,
    rows: [
      ...rows(architecture, "Architecture", parties.architect),
      ...rows(fireDrawings, "Fire", parties.fire),
      ...rows(landscape, "Landscape", parties.architect),
    ],
  },
  {
    name: "Structure and services",
    columns,
    rows: [...rows(structure, "Structure", parties.structural), ...rows(services, "Building services", parties.services)],
  },
  {
    name: "Documents",
    columns: [
      ["Number", 16],
      ["Title", 40],
      ["Issue", 8],
      ["Issue date", 12],
      ["Author", 30],
    ],
    rows: registered.map((key) => {
      const { number, title, issue, date, author } = documents[key];
      return [number, title, issue, { date }, author];
    }),
  },
];

export const registerNotes: [string, string][] = [
  ["Issue codes", "P: preliminary, not for construction. C: construction, numbered in order"],
  ["Use", "Only the issue shown here may be used on site. Superseded prints are withdrawn by the site manager on the day of issue"],
  ["Frequency", "Issued on the last Friday of each month"],
];
