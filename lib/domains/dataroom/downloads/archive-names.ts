/** UTF-16 units of one name; archives are unpacked into folders that are deep already. */
const MAX_NAME = 120;

// Names that Windows keeps for devices, whatever follows their first dot.
const DEVICES = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?$/iu;
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}]/gu;
/** They let a name show itself backwards: “cod.exe” as “exe.doc”. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A name for one file or folder that every system accepts and that leaves no folder. Microsoft, “Naming Files, Paths, and Namespaces”. */
export function safeName(name: string): string {
  const plain = wellFormed(name.normalize("NFC")).replace(DIRECTIONS, "").replace(FORBIDDEN, "_").trim();
  const short = shortened(plain).replace(/[. ]+$/u, "");
  if (short === "") return "_";
  return DEVICES.test(short) ? `_${short}` : short;
}

/** Halves of surrogate pairs become the replacement character. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

function shortened(name: string): string {
  if (name.length <= MAX_NAME) return name;
  const extension = /\.[^. ]{1,10}$/u.exec(name)?.[0] ?? "";
  return `${wellFormed(name.slice(0, MAX_NAME - extension.length)).replace("\ufffd", "")}${extension}`;
}

/** Gives each path a name of its own where capitals don't count: “Plan.pdf”, “plan (2).pdf”. */
export function uniquePaths(): (folders: readonly string[], name: string) => string {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return (folders, name) => {
    const prefix = folders.map((folder) => `${safeName(folder)}/`).join("");
    const safe = safeName(name);
    const dot = safe.lastIndexOf(".");
    const [stem, extension] = dot > 0 ? [safe.slice(0, dot), safe.slice(dot)] : [safe, ""];
    const first = `${prefix}${safe}`;
    let path = first;
    for (let number = next.get(key(first)) ?? 2; taken.has(key(path)); number++) {
      path = `${prefix}${stem} (${number})${extension}`;
      next.set(key(first), number + 1);
    }
    taken.add(key(path));
    return path;
  };
}

const key = (path: string) => path.toLowerCase();
