/** Words of a version: offsets into its page's text, UTF-16 code units, `end` not included. */
export interface Place {
  documentId: string;
  versionId: string;
  page: number;
  start: number;
  end: number;
}

/** Two places tell the same when they share at least half of the shorter one: passages are cut otherwise than quotes are chosen. */
export function samePlace(a: Place, b: Place): boolean {
  if (a.versionId !== b.versionId || a.page !== b.page) return false;
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  const shorter = Math.min(a.end - a.start, b.end - b.start);
  return shared > 0 && shared * 2 >= shorter;
}
