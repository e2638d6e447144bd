// The parser's tree as it is read: every part that says something must be read by somebody, or the statement is refused.
// So a clause that the translation does not know can never be dropped in silence.
import { type SqlError, unsupported } from '../errors';

/** Where things stand in the text, how they were spelled, and what the parser repeats: nothing that changes a meaning. */
const saysNothing = new Set([
  'span',
  'comments',
  'leading_comments',
  'trailing_comments',
  'quoted',
  'alias_explicit_as',
  'alias_keyword',
  'alias_first',
  'original_name',
  'use_inner_keyword',
  'use_outer_keyword',
  'has_constraint_keyword',
  'columns_parenthesized',
  'parenthesized',
  'constraint_order',
  'nesting_group',
  'no_from',
  'no_parens',
  'explicit_asc',
  'rows',
]);

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === false || value === '' || (Array.isArray(value) && !value.length);

export class Node {
  private readonly unread: Map<string, unknown>;
  private readonly children: Node[] = [];
  private tagged: Node | undefined;
  private readonly fields: ReadonlyMap<string, unknown>;

  constructor(
    value: unknown,
    private readonly statement: string,
    private readonly path = 'a statement',
  ) {
    this.fields = new Map(Object.entries(value ?? {}));
    this.unread = new Map(this.fields);
  }

  /** The kind of a tagged node: `{"select": {...}}` is a select. */
  get kind(): string {
    const [kind, ...others] = this.fields.keys();
    return others.length === 0 && kind !== undefined ? kind : '';
  }

  /** The same part for a second reader, who looks ahead: the first one still has to read it. */
  lookAhead(): Node {
    return new Node(Object.fromEntries(this.fields), this.statement, this.path);
  }

  /** The parser's own tree of this part. */
  tree(): unknown {
    return Object.fromEntries(this.fields);
  }

  get body(): Node {
    this.tagged ??= this.child(this.kind, this.take(this.kind));
    return this.tagged;
  }

  has(field: string): boolean {
    return !isEmpty(this.fields.get(field));
  }

  node(field: string): Node | undefined {
    const value = this.take(field);
    return isEmpty(value) ? undefined : this.child(field, value);
  }

  need(field: string): Node {
    return this.node(field) ?? this.child(field, {}).fail(`${this.path} without ${field}`);
  }

  nodes(field: string): Node[] {
    const value = this.take(field);
    return Array.isArray(value) ? value.map((item) => this.child(field, item)) : [];
  }

  /** The elements of a node that is a list itself. */
  items(): Node[] {
    return [...this.unread.keys()].map((index) => this.child(index, this.take(index)));
  }

  /** A list of plain words. */
  list(field: string): string[] {
    const value = this.take(field);
    return Array.isArray(value) ? value.map(String) : [];
  }

  text(field: string): string | undefined {
    const value = this.take(field);
    return typeof value === 'string' ? value : undefined;
  }

  number(field: string): number | undefined {
    const value = this.take(field);
    return typeof value === 'number' ? value : undefined;
  }

  flag(field: string): boolean {
    return this.take(field) === true;
  }

  /** The name in an identifier field. */
  name(field: string): string | undefined {
    return this.node(field)?.text('name');
  }

  /** Reads a whole part on purpose without using it: it changes plans or locks, never results. */
  skip(field: string): void {
    this.take(field);
  }

  unsupported(construct: string): SqlError {
    return unsupported(construct, this.statement);
  }

  private fail(construct: string): never {
    throw this.unsupported(construct);
  }

  /** Refuses the statement when a part of this tree was not read. */
  done(): void {
    for (const [field, value] of this.unread) {
      if (!saysNothing.has(field) && !isEmpty(value)) this.fail(`${field.replaceAll('_', ' ')} in ${this.path}`);
    }
    for (const child of this.children) child.done();
  }

  private take(field: string): unknown {
    const value = this.unread.get(field);
    this.unread.delete(field);
    return value;
  }

  private child(field: string, value: unknown): Node {
    const child = new Node(value, this.statement, /^\d+$|^this$/.test(field) ? this.path : field.replaceAll('_', ' '));
    this.children.push(child);
    return child;
  }
}
