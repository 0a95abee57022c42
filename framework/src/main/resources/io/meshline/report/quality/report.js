'use strict';
(() => {
  const form = document.querySelector('.toolbar');
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.matches('details')) {
      target.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener('hashchange', unfold);
  unfold();
  if (!form) return;

  const search = form.querySelector('input');
  const chips = [...form.querySelectorAll('.chips button')];
  const fold = form.querySelector('.fold');
  const told = form.querySelector('output');
  const none = document.querySelector('.none');
  const domains = [...document.querySelectorAll('.domain')];
  const datasets = [...document.querySelectorAll('.dataset')];

  const show = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const standings = chips.filter((chip) => chip.getAttribute('aria-pressed') === 'true').map((chip) => chip.value);
    let shown = 0;
    for (const dataset of datasets) {
      const text = dataset.dataset.find.toLowerCase();
      const fits = words.every((word) => text.includes(word))
        && (!standings.length || standings.includes(dataset.dataset.standing));
      dataset.hidden = !fits;
      shown += fits;
    }
    for (const domain of domains) domain.hidden = !domain.querySelector('.dataset:not([hidden])');
    none.hidden = shown > 0;
    told.textContent = `${shown} of ${datasets.length} shown`;
  };
  search.addEventListener('input', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  for (const chip of chips) {
    chip.addEventListener('click', () => {
      chip.setAttribute('aria-pressed', chip.getAttribute('aria-pressed') !== 'true');
      show();
    });
  }
  fold.addEventListener('click', () => {
    const open = fold.textContent === 'Unfold all';
    for (const dataset of datasets) if (!dataset.hidden) dataset.open = open;
    fold.textContent = open ? 'Fold all' : 'Unfold all';
  });
  // A link into the page must find its dataset even where the search hides it.
  addEventListener('hashchange', () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest('[hidden]')) {
      search.value = '';
      for (const chip of chips) chip.setAttribute('aria-pressed', 'false');
      show();
      target.scrollIntoView();
    }
  });
  form.hidden = false;
  show();
})();
