import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./places.mjs";

/** One hash over names and contents of files and folders below the project root; missing ones count as absent. */
export function fingerprint(places, { skip = () => false, salt = "" } = {}) {
  const hash = createHash("sha256").update(salt);
  for (const place of places) {
    for (const file of filesOf(place, skip)) hash.update(`\0${file}\0`).update(readFileSync(path.join(ROOT, file)));
  }
  return hash.digest("hex");
}

function filesOf(place, skip) {
  const absolute = path.join(ROOT, place);
  if (skip(place) || !existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [place];
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => filesOf(`${place}/${name}`, skip));
}

export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}

export function writeStamp(file, value) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${value}\n`);
}
