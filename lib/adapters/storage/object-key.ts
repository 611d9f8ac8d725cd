import "server-only";

const MAX_KEY = 512;

/** Keys are made by the product, never by a visitor: one that leaves its folder is a defect, not an input error. */
export function assertObjectKey(key: string): void {
  const segments = key.split("/");
  const hostile =
    segments.some((segment) => segment === "" || segment === "." || segment === "..") ||
    [...key].some((char) => char < " " || char === "\\");
  if (hostile || key.length > MAX_KEY) throw new Error("storage key leaves its folder");
}
