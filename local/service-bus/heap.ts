// A priority queue that can also give up an entry from its middle, so that no message is ever searched for.

export class Heap<T extends object> {
  private readonly items: T[] = [];
  private readonly places = new Map<T, number>();

  /** `before` must give the same answer for an entry as long as it is inside. */
  constructor(private readonly before: (a: T, b: T) => boolean) {}

  get size(): number {
    return this.items.length;
  }

  first(): T | undefined {
    return this.items[0];
  }

  add(item: T): void {
    this.items.push(item);
    this.rise(item, this.items.length - 1);
  }

  /** Does nothing if it is not inside. */
  remove(item: T): void {
    const place = this.places.get(item);
    if (place === undefined) return;
    this.places.delete(item);
    const last = this.items.pop();
    if (last === undefined || last === item) return;
    this.rise(last, place);
    this.sink(last, this.places.get(last) ?? place);
  }

  private put(item: T, place: number): void {
    this.items[place] = item;
    this.places.set(item, place);
  }

  private rise(item: T, from: number): void {
    let place = from;
    while (place > 0) {
      const parentPlace = (place - 1) >> 1;
      const parent = this.items[parentPlace] as T;
      if (!this.before(item, parent)) break;
      this.put(parent, place);
      place = parentPlace;
    }
    this.put(item, place);
  }

  private sink(item: T, from: number): void {
    let place = from;
    for (;;) {
      const left = this.items[2 * place + 1];
      const right = this.items[2 * place + 2];
      if (left === undefined) break;
      const child = right !== undefined && this.before(right, left) ? right : left;
      if (!this.before(child, item)) break;
      const childPlace = child === left ? 2 * place + 1 : 2 * place + 2;
      this.put(child, place);
      place = childPlace;
    }
    this.put(item, place);
  }
}
