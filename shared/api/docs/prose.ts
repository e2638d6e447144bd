// The little of CommonMark that the descriptions use: paragraphs, code, strong words and links.
import { Html, html } from './html';

const inline = /`(?<code>[^`]+)`|\*\*(?<strong>[^*]+)\*\*|\[(?<label>[^\]]+)\]\((?<target>[^)]+)\)/g;

export function prose(text: string): Html {
  return html`${text.split('\n\n').map((paragraph) => html`<p>${words(paragraph)}</p>`)}`;
}

/** One paragraph, without its element. */
export function words(text: string): Html {
  const pieces: Html[] = [];
  let at = 0;
  for (const match of text.matchAll(inline)) {
    const { code, strong, label, target } = match.groups ?? {};
    pieces.push(html`${text.slice(at, match.index)}`);
    if (code !== undefined) pieces.push(html`<code>${code}</code>`);
    else if (strong !== undefined) pieces.push(html`<strong>${words(strong)}</strong>`);
    else pieces.push(html`<a href="${target ?? ''}">${label ?? ''}</a>`);
    at = match.index + match[0].length;
  }
  return new Html([...pieces, html`${text.slice(at)}`].map((piece) => piece.text).join(''));
}
