export interface CommandLine {
  has(option: string): boolean;
  /** Of an option that is declared as `name=<what>`. */
  value(option: string): string | undefined;
  /** To standard output: the answer. */
  out(text: string): void;
  /** To standard error: progress. */
  note(text: string): void;
}

export interface CliCommand {
  name: string;
  summary: string;
  /** Without the dashes; `name=<what>` takes a value. */
  options: readonly string[];
  /** Answers with the exit code. */
  run(line: CommandLine): Promise<number>;
}
