// Where a page can be clicked: a visible "GitHub" has its address in an annotation that lies over it (ISO 32000-2, 12.5.6.5).
import { apply, type Matrix } from './matrix';

export interface LinkArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** http, https or mailto. */
  readonly link: string;
}

/** @param annotations as pdf.js gives them; what is no link to the web or an e-mail address is left out. */
export function linkAreas(annotations: readonly unknown[], base: Matrix): readonly LinkArea[] {
  return annotations.flatMap((annotation) => {
    if (typeof annotation !== 'object' || annotation === null) return [];
    const link: unknown = Reflect.get(annotation, 'url') ?? Reflect.get(annotation, 'unsafeUrl');
    const rect: unknown = Reflect.get(annotation, 'rect');
    if (typeof link !== 'string' || !/^(https?:\/\/|mailto:)/i.test(link) || !Array.isArray(rect)) return [];
    const [x0, y0, x1, y1] = rect.map(Number);
    if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return [];
    const one = apply(base, x0, y0);
    const other = apply(base, x1, y1);
    return [
      {
        left: Math.min(one.x, other.x),
        top: Math.min(one.y, other.y),
        right: Math.max(one.x, other.x),
        bottom: Math.max(one.y, other.y),
        link,
      },
    ];
  });
}

export function linkAt(areas: readonly LinkArea[], x: number, y: number): string | undefined {
  return areas.find(({ left, top, right, bottom }) => x >= left && x <= right && y >= top && y <= bottom)?.link;
}
