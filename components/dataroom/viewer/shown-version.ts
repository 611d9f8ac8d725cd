import type { DocumentDto, VersionDto } from "@/lib/domains/dataroom/schema";

/** The version that was asked for; else the one that answers; else the newest. */
export function shownVersion(document: DocumentDto, versions: readonly VersionDto[], wanted: string | null): VersionDto | null {
  const asked = wanted === null ? undefined : versions.find((version) => version.id === wanted);
  return asked ?? versions.find((version) => version.id === document.currentVersionId) ?? versions[0] ?? null;
}
