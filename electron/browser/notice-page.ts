/** A page that says one sentence, for the moments when the desk itself cannot be shown. */
export function noticePage(sentence: string): string {
  return `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>Relais</title><meta name="viewport" content="width=device-width"></head>
<body><main><h1>Relais</h1><p>${sentence}</p></main></body>
</html>
`;
}
