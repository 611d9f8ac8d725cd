/** URL name of a title: ASCII letters, digits, hyphens, 1 to 40 characters; never empty. */
export function slugOf(title: string): string {
  const slug = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");
  return slug || "untitled";
}

/** The first of `slug`, `slug-2`, `slug-3`… that `taken` does not hold. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number++) {
    const candidate = `${slug}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Words that URLs of ours begin with. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  "api", "s", "embed", "home", "sign-in", "sign-up", "account", "ops", "admin", "settings", "docs", "help", "new", "static", "public", "about", "pricing", "legal", "_next",
]);
