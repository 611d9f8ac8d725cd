import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, statSync } from "node:fs";
import { Failure } from "./failure.mjs";

/**
 * Postgres refuses to run as root. Started by root, it runs as the user `postgres`; the answer tells how to start a program
 * as that user: `{ prefix: string[], uid?, gid? }`, to be put before the command and into the spawn options.
 */
export function postgresAccount({ dataDir, program }) {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const { uid, gid } = existingUser() ?? createUser();
  const direct = { prefix: [], uid, gid };
  if (works(direct, program, dataDir)) return direct;
  const throughClosedFolders = { prefix: passage(uid, gid) };
  if (works(throughClosedFolders, program, dataDir)) return throughClosedFolders;
  throw new Failure(
    `Started by root, the database runs as the user "postgres", which cannot enter ${dataDir} or ${program}. ` +
      "Move the project to a folder that everybody may enter, start as an ordinary user, or set DATABASE_URL to a Postgres server.",
  );
}

// The folder above may be closed to everybody but root (/root, mktemp -d): one capability, all others dropped, lets the
// user pass. The secure bit makes access(2), which initdb asks, agree with what open(2) would allow.
function passage(uid, gid) {
  const only = (kind) => `--${kind}=-all,+dac_override`;
  const flags = ["inh-caps", "ambient-caps", "bounding-set"].map(only);
  return ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", ...flags, "--securebits=+no_setuid_fixup"];
}

function works(account, program, dataDir) {
  const options = { uid: account.uid, gid: account.gid, stdio: "ignore", cwd: "/" };
  const started = run(account, [program, "--version"], options);
  return started && run(account, ["test", "-x", dataDir], options);
}

function run({ prefix }, command, options) {
  const [program, ...args] = [...prefix, ...command];
  return spawnSync(program, args, options).status === 0;
}

function existingUser() {
  const ids = ["-u", "-g"].map((flag) => spawnSync("id", [flag, "postgres"], { encoding: "utf8" }));
  if (ids.some((result) => result.status !== 0)) return undefined;
  const [uid, gid] = ids.map((result) => Number.parseInt(result.stdout, 10));
  return { uid, gid };
}

function createUser() {
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"], { stdio: "ignore" });
  } catch {
    throw new Failure(
      'The database cannot run as root and the user "postgres" could not be created. Start as an ordinary user, or set DATABASE_URL to a Postgres server.',
    );
  }
  const user = existingUser();
  if (!user) throw new Failure('The user "postgres" was created but cannot be found. Start as an ordinary user instead.');
  return user;
}

/** Hands the folder to the database's user. With `setpriv` the ids stand in the prefix. */
export function giveFolder(folder, account) {
  if (process.getuid?.() !== 0 || !existsSync(folder)) return;
  const uid = account.uid ?? Number(account.prefix.find((part) => part.startsWith("--reuid="))?.slice(8));
  const gid = account.gid ?? Number(account.prefix.find((part) => part.startsWith("--regid="))?.slice(8));
  if (statSync(folder).uid !== uid) chownSync(folder, uid, gid);
}
