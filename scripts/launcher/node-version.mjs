const MINIMUM = [20, 19];

/** A sentence when this Node is too old, else undefined. */
export function nodeVersionProblem(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return undefined;
  return `Muniment needs Node ${MINIMUM.join(".")} or newer; this is ${version}. Install a current version from https://nodejs.org and start again.`;
}
