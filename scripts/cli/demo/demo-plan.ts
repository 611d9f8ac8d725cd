import { createHash } from "node:crypto";
import type { Sensitivity } from "@/lib/kernel/sensitivity";
import { tinyPdf } from "./tiny-pdf";

export interface DemoPerson {
  /** What is printed; also the name before the @. */
  role: "owner" | "admin" | "workspace-admin" | "editor" | "viewer" | "guest";
  organizationRole: "owner" | "admin" | "member" | "guest";
  workspaceRole: "admin" | "editor" | "viewer" | null;
  /** Highest sensitivity level, 0 to 3. */
  clearance: number;
  department: boolean;
  /** Belongs to the members-only project. */
  board: boolean;
  /** Only in the first workspace. */
  firstOnly: boolean;
}

const member = { organizationRole: "member", department: false, board: false, firstOnly: false } as const;

export const PEOPLE: readonly DemoPerson[] = [
  { role: "owner", organizationRole: "owner", workspaceRole: "admin", clearance: 3, department: true, board: true, firstOnly: false },
  { role: "admin", organizationRole: "admin", workspaceRole: "admin", clearance: 3, department: false, board: false, firstOnly: false },
  { ...member, role: "workspace-admin", workspaceRole: "admin", clearance: 2, department: true, board: true },
  { ...member, role: "editor", workspaceRole: "editor", clearance: 2 },
  { ...member, role: "viewer", workspaceRole: "viewer", clearance: 1 },
  { role: "guest", organizationRole: "guest", workspaceRole: "viewer", clearance: 0, department: false, board: false, firstOnly: true },
];

export const ORGANIZATIONS = [
  { slug: "demo-northgate", name: "Northgate Estates", workspaces: [{ slug: "main", name: "Main" }, { slug: "refurbishment", name: "Refurbishment" }] },
  { slug: "demo-harbour", name: "Harbour Legal", workspaces: [{ slug: "main", name: "Main" }, { slug: "disputes", name: "Disputes" }] },
] as const;

export const DEPARTMENT = "Legal";
export const BOARD_PROJECT = "Board";

export interface DemoDocument {
  name: string;
  sensitivity: Sensitivity;
  project: "default" | "board";
  department: boolean;
  bytes: Buffer;
}

/** A word that stands in this workspace's documents and nowhere else: whoever finds it elsewhere has found a leak. */
function markOf(place: string, what: string): string {
  return `${what.slice(0, 2).toUpperCase()}-${createHash("sha256").update(`${place}/${what}`).digest("hex").slice(0, 8).toUpperCase()}`;
}

export function demoDocuments(organization: string, workspace: string, place: string): DemoDocument[] {
  const mark = (what: string) => markOf(place, what);
  const text = (value: string) => Buffer.from(value, "utf8");
  return [
    {
      name: "Visitor guide.md",
      sensitivity: "public",
      project: "default",
      department: false,
      bytes: text(`# Visitor guide\n\n## Reception\n\nVisitors of ${organization} report to the reception of ${workspace} between 08:00 and 18:00. The visitor code is ${mark("visitor")}.\n\n## Parking\n\nThere are twelve spaces behind the building. Two of them have chargers.\n`),
    },
    {
      name: "Site meeting notes.txt",
      sensitivity: "internal",
      project: "default",
      department: false,
      bytes: text(`Site meeting notes\n\nPresent: the project manager, the architect and the contractor of ${workspace}.\n\n1. The scaffold on the north elevation is released for use until 30 June.\n2. The delivery of the fire doors is late by two weeks. The delivery reference is ${mark("delivery")}.\n3. The next meeting takes place on the first Tuesday of the month.\n`),
    },
    {
      name: "Maintenance contract.pdf",
      sensitivity: "confidential",
      project: "default",
      department: false,
      bytes: tinyPdf([
        ["Maintenance contract", `between ${organization} and the contractor for ${workspace}`, `Contract number ${mark("contract")}`, "The term is three years from 1 January."],
        ["Payment", "The yearly fee is 48,500 pounds, payable quarterly.", "Either party may terminate with six months' notice in writing."],
      ]),
    },
    {
      name: "Legal opinion.md",
      sensitivity: "restricted",
      project: "default",
      department: true,
      bytes: text(`# Legal opinion\n\nPrivileged and confidential. File ${mark("opinion")}.\n\nThe claim of the former tenant against ${organization} is out of time. The limitation period ended six years after the breach.\n`),
    },
    {
      name: "Board minutes.md",
      sensitivity: "internal",
      project: "board",
      department: false,
      bytes: text(`# Board minutes\n\nThe board of ${organization} approved the budget of ${workspace}. Resolution ${mark("resolution")}.\n`),
    },
  ];
}
