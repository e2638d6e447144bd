// The API as one page of HTML that needs nothing else: made of the OpenAPI document, and of no other source.
import { hash } from 'node:crypto';
import type { OpenApiDocument, OperationObject } from '../openapi';
import { Html, html } from './html';
import { operationSection, type Place } from './operation-section';
import { prose, words } from './prose';
import { schemaTable } from './schema-table';
import { script } from './script';
import { style } from './style';

/** Nothing is loaded, run or shown but what stands in the page itself (Content Security Policy Level 3). */
export const docsPolicy = [
  "default-src 'none'",
  `style-src '${sourceOf(style)}'`,
  `script-src '${sourceOf(script)}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

function sourceOf(text: string): string {
  return `sha256-${hash('sha256', text, 'base64')}`;
}

interface Listed extends Place {
  readonly operation: OperationObject;
}

export function docsPage(document: OpenApiDocument): string {
  const { info, tags, components } = document;
  const groups = tags.map((tag) => ({ ...tag, listed: operationsOf(document, tag.name) }));
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title} API</title>
<style>${new Html(style)}</style>
</head>
<body>
<nav aria-label="Operations">
<input id="search" type="search" placeholder="Search" aria-label="Search operations and schemas" hidden>
${groups.map(({ name, listed }) => navGroup(name, listed))}
<div data-group><h2>Schemas</h2><ul>${Object.keys(components.schemas).map((name) => navItem(`schema-${name}`, name, name))}</ul></div>
</nav>
<main>
<h1>${info.title} API</h1>
<p class="soft">Version ${info.version} · <a href="openapi.json">openapi.json</a></p>
${prose(info.description)}
${groups.map(({ name, description, listed }) => group(name, description, listed, components))}
<section data-group><h2 id="schemas">Schemas</h2>${Object.entries(components.schemas).map(
    ([name, schema]) =>
      html`<section data-search="${name}"><h3 id="schema-${name}">${name}</h3>${schemaTable(schema)}</section>`,
  )}</section>
</main>
<script>${new Html(script)}</script>
</body>
</html>
`;
  return page.text;
}

function operationsOf({ paths }: OpenApiDocument, tag: string): readonly Listed[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags.includes(tag))
      .map(([method, operation]) => ({ method, path, operation })),
  );
}

function navGroup(name: string, listed: readonly Listed[]): Html {
  const items = listed.map((one) => navItem(one.operation.operationId, one.operation.summary, searchText(one)));
  return html`<div data-group><h2>${name}</h2><ul>${items}</ul></div>`;
}

function navItem(id: string, label: string, searched: string): Html {
  return html`<li data-search="${searched}"><a href="#${id}">${label}</a></li>`;
}

function group(
  name: string,
  description: string,
  listed: readonly Listed[],
  components: OpenApiDocument['components'],
) {
  const sections = listed.map(
    (one) => html`<div data-search="${searchText(one)}">${operationSection(one, one.operation, components)}</div>`,
  );
  return html`<section data-group><h2>${name}</h2><p class="soft">${words(description)}</p>${sections}</section>`;
}

function searchText({ method, path, operation }: Listed): string {
  return [method, path, operation.operationId, operation.summary, operation.description].join(' ');
}
