import { AppError } from "@/lib/kernel/app-error";

// Direction overrides, isolates and invisible characters: they show another name than the one that is there.
const DECEPTIVE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\\/]/;

export function visibleName(given: string): string {
  return given.normalize("NFC").replace(DECEPTIVE, "").replace(/\p{Surrogate}/gu, "").trim();
}

export function isFolderName(name: string): boolean {
  return !FORBIDDEN.test(name) && name !== "." && name !== "..";
}

/**
 * The folders of a path that a client sent beside a file, outermost first and without the file's own name.
 * @throws AppError invalid_input for what leaves its place: absolute, "..", drive letters, control characters.
 */
export function foldersOfPath(relativePath: string): string[] {
  const refuse = (): never => {
    throw new AppError("invalid_input", { userMessage: "This path does not stay inside the folder that was chosen. Nothing was stored.", fields: { relativePath: "not a relative path" } });
  };
  const path = relativePath.normalize("NFC").replace(DECEPTIVE, "");
  if (path.startsWith("/") || /[\u0000-\u001f\u007f-\u009f\\]/.test(path) || /^[A-Za-z]:/.test(path)) refuse();
  const parts = path.split("/").slice(0, -1);
  return parts.map((part) => {
    const name = visibleName(part);
    if (name === "" || name.length > 200 || !isFolderName(name)) return refuse();
    return name;
  });
}
