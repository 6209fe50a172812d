// Keeps the parts of a page that move up to date; everything else works without this.
'use strict';
for (const part of document.querySelectorAll('[data-events]')) {
  let fetching = false, again = false;
  const refresh = async () => {
    if (fetching) { again = true; return; }
    fetching = true;
    try {
      const answer = await fetch(part.dataset.part, { credentials: 'same-origin' });
      if (answer.ok) part.innerHTML = await answer.text();
      else if (answer.status === 401) location.reload();
    } catch { /* the server will be asked again at the next event */ }
    fetching = false;
    if (again) { again = false; refresh(); }
  };
  const source = new EventSource(part.dataset.events);
  source.onmessage = refresh;
  source.addEventListener('end', () => { source.close(); refresh(); });
}
