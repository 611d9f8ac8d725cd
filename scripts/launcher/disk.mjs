import fs from "node:fs";

const LOW = 1024 ** 3;

/**
 * A warning when the data folder's disk is nearly full, else undefined.
 * @param {string} folder
 * @param {(folder: string) => { bavail: number, bsize: number }} [statfs]
 */
export function diskWarning(folder, statfs = fs.statfsSync) {
  let stats;
  try {
    stats = statfs(folder);
  } catch {
    return undefined;
  }
  const free = stats.bavail * stats.bsize;
  if (free >= LOW) return undefined;
  return `Warning: only ${Math.floor(free / 1024 ** 2)} MB are free on the disk of ${folder}. Uploads and the database stop when it is full.`;
}
