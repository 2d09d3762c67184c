/** The Node major the project is written for; `package.json` brings its binaries. */
const requiredMajor = 24;

/** The French sentence refusing a Node `version` such as `22.18.0`, or null when it is the right one. */
export function nodeRefusal(version: string): string | null {
  if (Number.parseInt(version, 10) === requiredMajor) return null;
  return `Relais a besoin de Node ${requiredMajor} et tourne ici sous Node ${version} : lancez la commande par npm (« npm start », « npm test »…), qui fournit la bonne version après « npm ci ».`;
}

/** Ends the process with one sentence when it runs on another Node. */
export function requireNode(): void {
  const refusal = nodeRefusal(process.versions.node);
  if (refusal === null) return;
  console.error(refusal);
  process.exit(1);
}
