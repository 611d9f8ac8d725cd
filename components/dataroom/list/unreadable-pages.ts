const SHOWN = 12;

/** "3 pages unreadable: 4, 7, 9"; null where every page could be read. */
export function unreadablePagesText(pages: readonly number[]): string | null {
  if (pages.length === 0) return null;
  const named = pages.slice(0, SHOWN).join(", ");
  const rest = pages.length > SHOWN ? ` and ${pages.length - SHOWN} more` : "";
  return `${pages.length} ${pages.length === 1 ? "page" : "pages"} unreadable: ${named}${rest}`;
}
