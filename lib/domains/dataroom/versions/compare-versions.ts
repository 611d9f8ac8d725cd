import "server-only";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { getDocument, listPages, listVersions } from "../queries/get-document";
import type { VersionDto } from "../schema";
import { type AlignedClause, alignClauses } from "./clause-alignment";
import type { ChangeDto, ComparedClauseDto, ComparisonDto, CompareVersions, UnchangedDto } from "./schema";
import { type Clause, type PageText, splitClauses } from "./split-clauses";

/** UTF-16 units of one side. */
const MAX_TEXT = 6_000_000;
const MAX_CHANGES = 2_000;
/** UTF-16 units of unchanged text that come along, to be unfolded. */
const MAX_UNCHANGED = 400_000;

interface Side {
  version: ComparisonDto["before"];
  pages: PageText[];
  cut: boolean;
}

/** How one version's text became another's, of one document or of two that the actor may see. @throws AppError not_found, conflict */
export async function compareVersions(ctx: TenantContext, asked: CompareVersions): Promise<ComparisonDto> {
  const sides = await inTenant(ctx, async (tx) => {
    const chosen = await chooseVersions(tx, asked);
    return { before: await readSide(tx, chosen.before), after: await readSide(tx, chosen.after) };
  });
  const { clauses, counts, partial } = alignClauses(splitClauses(sides.before.pages), splitClauses(sides.after.pages));
  const { rows, cut } = shownRows(clauses);
  return { before: sides.before.version, after: sides.after.version, counts, partial: partial || cut || sides.before.cut || sides.after.cut, rows };
}

interface Chosen {
  documentId: string;
  version: VersionDto;
}

async function chooseVersions(tx: TenantTx, asked: CompareVersions): Promise<{ before: Chosen; after: Chosen }> {
  const otherId = asked.withDocumentId ?? asked.documentId;
  const [document, other] = [await getDocument(tx, asked.documentId), await getDocument(tx, otherId)];
  const versions = await listVersions(tx, document.id);
  const others = otherId === document.id ? versions : await listVersions(tx, otherId);
  const after = chosen(others, asked.to ?? other.currentVersionId ?? other.versionId);
  const earlier = otherId === document.id ? versions.find((version) => version.number < after.number)?.id : (document.currentVersionId ?? document.versionId);
  if (!asked.from && !earlier) throw new AppError("conflict", { userMessage: `There is no version before version ${after.number} to compare it with.` });
  return { before: { documentId: document.id, version: chosen(versions, asked.from ?? earlier) }, after: { documentId: other.id, version: after } };
}

function chosen(versions: readonly VersionDto[], versionId: string | undefined): VersionDto {
  const version = versions.find((one) => one.id === versionId);
  if (!version) throw notFound("version");
  if (version.status !== "ready") {
    throw new AppError("conflict", { userMessage: `The text of version ${version.number} has not been read, so it cannot be compared. Wait until it is ready.` });
  }
  return version;
}

async function readSide(tx: TenantTx, { documentId, version }: Chosen): Promise<Side> {
  const { name: documentName } = await getDocument(tx, documentId);
  const pages: PageText[] = [];
  let length = 0;
  const all = await listPages(tx, { documentId, versionId: version.id });
  for (const { number, text } of all) {
    length += text.length;
    if (length > MAX_TEXT) break;
    pages.push({ number, text });
  }
  return { version: { documentId, documentName, versionId: version.id, number: version.number }, pages, cut: pages.length < all.length };
}

function shownRows(clauses: readonly AlignedClause[]): { rows: ComparisonDto["rows"]; cut: boolean } {
  const rows: ComparisonDto["rows"] = [];
  let room = MAX_UNCHANGED;
  let changes = 0;
  for (const { kind, before, after, parts } of clauses) {
    if (kind === "same" && before && after) {
      const last = rows.at(-1);
      const run: UnchangedDto = last?.kind === "same" ? last : { kind, count: 0, beforePage: pageOf(before), afterPage: pageOf(after), texts: [] };
      if (run !== last) rows.push(run);
      room -= after.text.length;
      run.count += 1;
      // All of a run or nothing of it.
      if (room >= 0 && run.texts.length === run.count - 1) run.texts.push(after.text);
      else run.texts = [];
    } else if (kind !== "same") {
      if (++changes > MAX_CHANGES) return { rows, cut: true };
      const change: ChangeDto = { kind, before: compared(before), after: compared(after), parts: parts ?? null };
      rows.push(change);
    }
  }
  return { rows, cut: false };
}

function pageOf(clause: Clause): number {
  return clause.places[0]?.page ?? 1;
}

function compared(clause: Clause | null): ComparedClauseDto | null {
  const [place] = clause?.places ?? [];
  return clause && place ? { text: clause.text, ...place } : null;
}
