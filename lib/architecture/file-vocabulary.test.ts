import path from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow, isTest, read } from "./source-files";

const FORBIDDEN = /^(index|utils?|helpers?|types|services?|managers?|common|misc)\.tsx?$/;
const sources = ["app", "components", "lib"].flatMap((folder) => filesBelow(folder, (file) => /\.tsx?$/.test(file)));
const domains = filesBelow("lib/domains", (file) => file.endsWith(".ts") && !isTest(file));

describe("file names say their role", () => {
  it("finds the sources", () => expect(sources.length).toBeGreaterThan(100));

  it.each(["app", "components", "lib", "scripts"])("no catch-all names in %s", (folder) => {
    const bad = filesBelow(folder, (file) => /\.tsx?$/.test(file)).filter((file) => FORBIDDEN.test(path.basename(file)));
    expect(bad).toEqual([]);
  });

  it("kebab-case everywhere but Next's own conventions", () => {
    const bad = sources.filter((file) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|job|handler|fixture|d))?\.tsx?$/.test(path.basename(file)));
    expect(bad).toEqual([]);
  });

  it("commands are verb-noun and export the command of that name", () => {
    const commands = domains.filter((file) => file.includes("/commands/"));
    expect(commands.length).toBeGreaterThan(10);
    for (const file of commands) {
      const name = path.basename(file, ".ts");
      expect(name, file).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
      const camel = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
      expect(read(file), file).toMatch(new RegExp(`export const ${camel} = (?:account|organization)?[cC]ommand\\(`));
    }
  });

  it("jobs are a contract and a body", () => {
    const jobs = domains.filter((file) => file.includes("/jobs/"));
    for (const file of jobs) expect(file).toMatch(/\.(job|handler)\.ts$/);
    for (const file of jobs.filter((entry) => entry.endsWith(".handler.ts"))) {
      expect(jobs, file).toContain(file.replace(".handler.ts", ".job.ts"));
    }
  });

  it("server files say so in their first line", () => {
    const both = /\/(schema|policy|events|labels)\.ts$/;
    const pure = domains.filter((file) => !/^import "server-only";/.test(read(file)) && !both.test(file) && !file.endsWith(".job.ts"));
    // Without the marker a file must be free of server parts: pure algorithms, and actions with their own directive.
    for (const file of pure) {
      const text = read(file);
      if (text.startsWith('"use server"')) continue;
      expect(text, file).not.toMatch(/from "(?:@\/lib\/(?:db|adapters|transport|registry|worker)|node:|next\/)/);
    }
    const roots = ["lib/db", "lib/adapters", "lib/transport", "lib/registry", "lib/worker"].flatMap((folder) =>
      filesBelow(folder, (file) => /\.tsx?$/.test(file) && !isTest(file) && !/[-.]fixture\.tsx?$/.test(file)),
    );
    const bare = roots.filter((file) => !/^import "server-only";/.test(read(file)) && /from "(?:node:|@\/lib\/db)/.test(read(file)));
    expect(bare).toEqual([]);
  });

  it("actions are one line per command", () => {
    for (const file of domains.filter((entry) => entry.endsWith("/actions.ts"))) {
      const body = read(file)
        .split("\n")
        .filter((line) => line && !line.startsWith("import ") && line !== '"use server";');
      for (const line of body) expect(line, file).toMatch(/^export const \w+Action = \w+(?:\(\w+\))?;$/);
    }
  });
});

describe("no check is loosened", () => {
  const all = ["app", "components", "lib", "scripts", "e2e", "bench", "evals"].flatMap((folder) => filesBelow(folder, (file) => /\.(?:tsx?|mjs)$/.test(file)));
  // Written in pieces, so that this file does not find itself.
  const signs = ["eslint" + "-disable", "@ts" + "-ignore", "@ts" + "-expect-error", "@ts" + "-nocheck", "." + "only(", "." + "skip("];
  it.each(signs)("%s", (sign) => {
    expect(all.filter((file) => read(file).includes(sign))).toEqual([]);
  });

  it("the product names no machine and no other folder", () => {
    const bad = all.filter((file) => /\/work\/|\.\.\/shared\//.test(read(file)));
    expect(bad).toEqual([]);
  });
});
