// The few declarations of style sheets that say how text stands on the page: plain selectors only, without specificity, the later one wins.
import type { DefaultTreeAdapterTypes } from 'parse5';
import type { HtmlElement } from './bounded-tree';

export type Declarations = ReadonlyMap<string, string>;

interface Compound {
  readonly tag?: string;
  readonly id?: string;
  readonly classes: readonly string[];
}

interface Rule {
  /** The element itself last, before it what it has to stand in. */
  readonly path: readonly Compound[];
  readonly declarations: Declarations;
}

const known = new Set(
  'display visibility float flex-direction grid-template-columns font-weight font-style font-size'.split(' '),
);
/** Of those that say something here. */
const mostRules = 500;
/** Rules that are tried on elements before the rest of a page is read without: far more than a resume needs. */
const mostTries = 1_000_000;
const compound = /^([a-z][a-z0-9-]*|\*)?((?:[.#][\w-]+)*)$/i;

export class StyleSheet {
  private readonly rules: Rule[] = [];
  private tries = 0;

  add(css: string): void {
    for (const { selectors, body } of rulesIn(css.replace(/\/\*.*?(?:\*\/|$)/gs, ''))) {
      const declarations = declarationsOf(body);
      if (declarations.size === 0) continue;
      for (const selector of selectors.split(',')) {
        const path = pathOf(selector);
        if (path && this.rules.length < mostRules) this.rules.push({ path, declarations });
      }
    }
  }

  /** With those of the element's own attribute. */
  of(element: HtmlElement): Declarations {
    const result = new Map<string, string>();
    const rules = this.tries > mostTries ? [] : this.rules;
    this.tries += rules.length;
    for (const { path, declarations } of rules) {
      if (matches(element, path)) for (const [property, value] of declarations) result.set(property, value);
    }
    for (const [property, value] of declarationsOf(attributeOf(element, 'style') ?? '')) result.set(property, value);
    return result;
  }
}

export function attributeOf(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** Rules of all media; those in other at-rules hold somewhere else. */
function* rulesIn(css: string): Generator<{ selectors: string; body: string }> {
  let depth = 0;
  let from = 0;
  let selectors = '';
  for (let at = 0; at < css.length; at++) {
    const character = css[at];
    if (character === '{') {
      if (depth === 0) {
        // What ends with a semicolon before it is an at-rule without a block.
        const before = css.slice(from, at);
        selectors = before.slice(before.lastIndexOf(';') + 1).trim();
        from = at + 1;
      }
      depth += 1;
    } else if (character === '}' && depth > 0) {
      depth -= 1;
      if (depth > 0) continue;
      if (!selectors.startsWith('@')) yield { selectors, body: css.slice(from, at) };
      from = at + 1;
    }
  }
}

function declarationsOf(body: string): Declarations {
  const result = new Map<string, string>();
  for (const declaration of body.split(';')) {
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (known.has(property)) {
      result.set(
        property,
        declaration
          .slice(colon + 1)
          .replace('!important', '')
          .trim()
          .toLowerCase(),
      );
    }
  }
  return result;
}

/** None for selectors of states, siblings and attributes. A child is taken for a descendant. */
function pathOf(selector: string): Compound[] | undefined {
  const path: Compound[] = [];
  for (const part of selector.replaceAll('>', ' ').trim().split(/\s+/)) {
    const found = compound.exec(part);
    if (!found || part === '') return undefined;
    const [, tag = '*', marks = ''] = found;
    const id = /#([\w-]+)/.exec(marks)?.[1];
    path.push({
      ...(tag === '*' ? {} : { tag: tag.toLowerCase() }),
      ...(id === undefined ? {} : { id }),
      classes: [...marks.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name),
    });
  }
  return path;
}

function matches(element: HtmlElement, path: readonly Compound[]): boolean {
  const own = path.at(-1);
  if (!own || !isOf(element, own)) return false;
  let left = path.length - 2;
  for (let above = element.parentNode; above && left >= 0; above = 'parentNode' in above ? above.parentNode : null) {
    const wanted = path[left];
    if (wanted && isElement(above) && isOf(above, wanted)) left -= 1;
  }
  return left < 0;
}

function isOf(element: HtmlElement, { tag, id, classes }: Compound): boolean {
  if (tag !== undefined && element.tagName !== tag) return false;
  if (id !== undefined && attributeOf(element, 'id') !== id) return false;
  if (classes.length === 0) return true;
  const own = (attributeOf(element, 'class') ?? '').split(/\s+/);
  return classes.every((name) => own.includes(name));
}

function isElement(node: DefaultTreeAdapterTypes.ParentNode): node is HtmlElement {
  return 'tagName' in node;
}
