/**
 * The bare page a Passage is compared with: F2 appends one record of the same size, through the same
 * call of the same shell, and paints one word once the shell has answered. Nothing else.
 */

/** Characters of the sealed half of a Passage, in base64. */
const SEALED = 'A'.repeat(420);

const word = document.getElementById('mot');

async function append(): Promise<void> {
  const day = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });
  const answer = await fetch('/contrat/ledger.append', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      records: [
        {
          id: crypto.randomUUID(),
          collection: 'visite',
          schema: 1,
          rev: 1,
          localDay: day,
          clear: {
            canal: 'accueil-spontane',
            demandes: [{ theme: 'T9', operateur: null, nature: null }],
            heure: new Date().getHours(),
            premieres: null,
            etat: 'valide',
            datation: 'horloge',
          },
          sealed: SEALED,
        },
      ],
    }),
  });
  const { ok } = (await answer.json()) as { readonly ok: boolean };
  if (word !== null) word.textContent = ok ? 'enregistré' : 'refusé';
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'F2') void append();
  if (event.key === 'z' && event.ctrlKey && word !== null) word.textContent = 'annulé';
});
