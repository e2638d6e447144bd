// HTML as a tree, as browsers build it (WHATWG), of bounded size and depth. Nothing is run and nothing is fetched.
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, type TreeAdapter } from 'parse5';
import { Unreadable } from '../../errors';
import { limits } from '../../limits';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
type Tree = TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap>;

/** What they hold is no text; style sheets may hold whole fonts. */
const codeElements = new Set(['script', 'style']);

/** @throws Unreadable `too-much-text` for too many nodes or characters, `broken` for too deep nesting: while the tree is built, not after it */
export function htmlTree(html: string): DefaultTreeAdapterTypes.Document {
  const depths = new WeakMap<object, number>();
  let nodes = 0;
  let characters = 0;
  const count = () => {
    nodes += 1;
    if (nodes > limits.htmlNodes) throw new Unreadable('too-much-text');
  };
  const countText = (text: string) => {
    if (text.trim() !== '') characters += text.length;
    if (characters > limits.characters) throw new Unreadable('too-much-text');
  };
  const deepen = (parent: object, node: object) => {
    const depth = (depths.get(parent) ?? 0) + 1;
    if (depth > limits.xmlDepth) throw new Unreadable('broken');
    depths.set(node, depth);
  };
  const adapter: Tree = {
    ...defaultTreeAdapter,
    createElement(...named) {
      count();
      return defaultTreeAdapter.createElement(...named);
    },
    createCommentNode(data) {
      count();
      return defaultTreeAdapter.createCommentNode(data);
    },
    insertText(parent, text) {
      if (!('tagName' in parent && codeElements.has(parent.tagName))) countText(text);
      defaultTreeAdapter.insertText(parent, text);
    },
    insertTextBefore(parent, text, before) {
      countText(text);
      defaultTreeAdapter.insertTextBefore(parent, text, before);
    },
    appendChild(parent, node) {
      deepen(parent, node);
      defaultTreeAdapter.appendChild(parent, node);
    },
    insertBefore(parent, node, before) {
      deepen(parent, node);
      defaultTreeAdapter.insertBefore(parent, node, before);
    },
  };
  return parse(html, { scriptingEnabled: false, sourceCodeLocationInfo: false, treeAdapter: adapter });
}
