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

/** Words that addresses of ours begin with: no organization is called so. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  ...["_next", "about", "account", "account-deleted", "address-refused", "admin", "api", "change-email", "cmaps", "docs", "embed", "forgot-password", "help", "home", "invitation", "legal", "new", "ops"],
  ...["pricing", "public", "reset-password", "s", "settings", "sign-in", "sign-out", "sign-up", "static", "verify-email", "welcome"],
]);

/** Words that stand after an organization's in addresses of ours: no workspace is called so. */
export const RESERVED_WORKSPACE_SLUGS: ReadonlySet<string> = new Set(["api", "new", "settings"]);
