/** Progress for the person at the terminal, always on standard error: standard output may be somebody's JSON. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

export async function step(title, work) {
  const started = Date.now();
  say(`${title}…`);
  const result = await work();
  const seconds = (Date.now() - started) / 1000;
  if (seconds >= 2) say(`  done in ${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`);
  return result;
}
