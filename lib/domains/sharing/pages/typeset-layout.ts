import "server-only";
import { RUNNING_TEXT, type SetText, type TextSection, type TypesetPart } from "@/lib/adapters/pages/draw-protocol";
import { textOfSlices } from "@/lib/adapters/pages/lay-out";
import { pageDrawer } from "@/lib/adapters/pages/page-drawer";
import { pictureCache } from "@/lib/adapters/pages/picture-cache";
import { Prisma } from "@/lib/db/generated/client";
import { tenantRows } from "@/lib/db/tenant-rows";
import type { TenantContext } from "@/lib/kernel/context";
import type { SharedDocument } from "../schema";

/** A text that takes more paper is not shown whole; the reader says so. */
const MOST_PAGES = 2_000;
const MOST_CHARACTERS = 8_000_000;
/** Sent to the drawer at once, in characters. */
const BATCH = 1_000_000;
/** Of the typesetting: a new one makes kept layouts worthless. */
const EDITION = 1;

interface Layout {
  parts: TypesetPart[];
  cut: boolean;
}

type Version = Pick<SharedDocument, "versionId" | "storageKey">;

/** Which part of the extracted text stands on which picture page; worked out once. */
export async function typesetLayout(tenant: TenantContext, version: Version): Promise<Layout> {
  const kept = await pictureCache().once(`${version.storageKey}/layout-${EDITION}.json`, async () => Buffer.from(JSON.stringify(await layOut(tenant, version.versionId))));
  return JSON.parse(kept.toString()) as Layout;
}

async function layOut(tenant: TenantContext, versionId: string): Promise<Layout> {
  const layout: Layout = { parts: [], cut: false };
  for (const numbers of await batches(tenant, versionId)) {
    const sections = await tenantRows<TextSection & { whole: boolean }>(tenant, Prisma.sql`SELECT number, kind, headings, left(text, ${MOST_CHARACTERS}) AS text, length(text) <= ${MOST_CHARACTERS} AS whole
      FROM document_pages WHERE version_id = ${versionId}::uuid AND number = ANY(${numbers}::int[]) ORDER BY number`);
    const set = await pageDrawer().layOut(sections, MOST_PAGES - layout.parts.length);
    layout.parts.push(...set.parts);
    if (set.cut || sections.some((section) => !section.whole)) return { ...layout, cut: true };
  }
  if (layout.parts.length === 0) layout.parts.push({ slices: [], setting: RUNNING_TEXT });
  return layout;
}

/** Section numbers in order, as many together as the drawer is sent at once. */
async function batches(tenant: TenantContext, versionId: string): Promise<number[][]> {
  const rows = await tenantRows<{ number: number; size: number }>(tenant, Prisma.sql`SELECT number, octet_length(text) AS size FROM document_pages WHERE version_id = ${versionId}::uuid ORDER BY number`);
  const groups: number[][] = [];
  let room = 0;
  for (const { number, size } of rows) {
    const last = groups.at(-1);
    if (last && size <= room) last.push(number);
    else groups.push([number]);
    room = (last && size <= room ? room : BATCH) - size;
  }
  return groups;
}

/** The text of one picture page, with the headings that lie in it. */
export async function typesetText(tenant: TenantContext, version: Version, { slices }: TypesetPart): Promise<SetText> {
  const [numbers, skips, takes] = [slices.map(({ section }) => section), slices.map(({ skip }) => skip), slices.map(({ take }) => take)];
  const rows = await tenantRows<SetText & { number: number }>(tenant, Prisma.sql`SELECT p.number, p.kind, p.headings, substring(p.text FROM s.skip + 1 FOR s.take) AS text
    FROM unnest(${numbers}::int[], ${skips}::int[], ${takes}::int[]) AS s (number, skip, take)
    JOIN document_pages p ON p.version_id = ${version.versionId}::uuid AND p.number = s.number`);
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return textOfSlices(slices.flatMap(({ section, start, end }) => ({ start, end, ...(byNumber.get(section) ?? { kind: "section", text: "", headings: [] }) })));
}
