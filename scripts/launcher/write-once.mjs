import { randomUUID } from "node:crypto";
import { linkSync, rmSync, writeFileSync } from "node:fs";

/** Creates the file, whole, for its owner alone; false when it already exists. Of several processes exactly one succeeds. */
export function writeOnce(file, content) {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    // Unlike creating and then writing, linking never shows an empty file.
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    return withoutLinks(file, content);
  } finally {
    rmSync(draft, { force: true });
  }
}

// Some network and removable disks know no hard links.
function withoutLinks(file, content) {
  try {
    writeFileSync(file, content, { mode: 0o600, flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}
