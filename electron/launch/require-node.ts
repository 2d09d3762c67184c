/** The Node major the program is written for; npm scripts find it among the project’s packages. */
const MAJOR = 24;

if (Number(process.versions.node.split('.', 1)[0]) !== MAJOR) {
  process.stderr.write(
    `Relais a besoin de Node ${MAJOR} et tourne ici sur Node ${process.versions.node}. Lancez «\u00a0npm ci\u00a0», puis «\u00a0npm start\u00a0».\n`,
  );
  process.exit(1);
}
