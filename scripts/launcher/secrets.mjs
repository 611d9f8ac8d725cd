import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { writeOnce } from "./write-once.mjs";

const fresh = {
  databasePassword: () => randomBytes(24).toString("base64url"),
  authSecret: () => randomBytes(48).toString("base64url"),
  encryptionKey: () => randomBytes(32).toString("base64"),
};

/** Reads DATA_DIR/secrets.json, creating what is missing. An existing value is never replaced: data depends on it. */
export function installationSecrets(dataDir) {
  ensureDataDir(dataDir);
  const file = path.join(dataDir, "secrets.json");
  const known = existsSync(file) ? parse(file) : {};
  const missing = Object.keys(fresh).filter((name) => typeof known[name] !== "string");
  if (missing.length === 0) return known;
  const complete = { ...known };
  for (const name of missing) complete[name] = fresh[name]();
  if (existsSync(file)) {
    writeFileSync(file, serialize(complete), { mode: 0o600 });
    return complete;
  }
  return writeOnce(file, serialize(complete)) ? complete : parse(file);
}

function parse(file) {
  chmodSync(file, 0o600);
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Failure(`${file} is not readable JSON. It holds the database password and the encryption key: restore it from a backup.`);
  }
}

const serialize = (secrets) => `${JSON.stringify(secrets, null, 2)}\n`;

/** Others may pass through (the database runs as its own user when started by root) but list nothing. */
export function ensureDataDir(dataDir) {
  if (existsSync(dataDir)) return;
  try {
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  } catch (error) {
    throw new Failure(`The data folder ${dataDir} cannot be created (${error.code}). Set DATA_DIR to a folder this user may write to.`);
  }
}
