import "server-only";
import type { TextSection, TypesetPart } from "@/lib/adapters/pages/draw-protocol";
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
  if (layout.parts.length === 0) layout.parts.push({ section: 0, start: 0, end: 0, skip: 0, take: 0, columns: 0 });
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
export async function typesetPart(tenant: TenantContext, version: Version, part: TypesetPart): Promise<Omit<TextSection, "number">> {
  const [row] = await tenantRows<Omit<TextSection, "number">>(tenant, Prisma.sql`SELECT kind, headings, substring(text FROM ${part.skip + 1}::int FOR ${part.take}::int) AS text
    FROM document_pages WHERE version_id = ${version.versionId}::uuid AND number = ${part.section}`);
  if (!row) return { kind: "section", text: "", headings: [] };
  const headings = row.headings.filter(({ start, end }) => end > part.start && start < part.end).map((heading) => ({ ...heading, start: heading.start - part.start, end: heading.end - part.start }));
  return { ...row, headings };
}
