export interface CommandLine {
  has(option: string): boolean;
  /** To standard output: the answer. */
  out(text: string): void;
  /** To standard error: progress. */
  note(text: string): void;
}

export interface CliCommand {
  name: string;
  summary: string;
  /** Without the dashes. */
  options: readonly string[];
  /** Answers with the exit code. */
  run(line: CommandLine): Promise<number>;
}
