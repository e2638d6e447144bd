// The little that the page does by itself: it opens what a link leads to, and hides what is not searched for.

export const script = `
const open = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
  if (target) target.scrollIntoView();
};
addEventListener('hashchange', open);
open();
const search = document.getElementById('search');
const texts = new Map([...document.querySelectorAll('[data-search]')].map((one) => [one, one.dataset.search.toLowerCase()]));
search.hidden = false;
search.addEventListener('input', () => {
  const words = search.value.toLowerCase().split(/\\s+/);
  for (const [one, text] of texts) one.hidden = !words.every((word) => text.includes(word));
  for (const group of document.querySelectorAll('[data-group]')) {
    group.hidden = !group.querySelector('[data-search]:not([hidden])');
  }
});
`;
