// Every link of README.md and docs/ within this repository leads somewhere: the file is there, and so is the heading.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');

interface Link {
  readonly page: string;
  readonly target: string;
}

const links = pages().flatMap((page): Link[] =>
  [...withoutCode(textOf(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => ({ page, target })),
);
const inside = links.filter(({ target }) => !/^[a-z]+:/.test(target));

test('there are links to look at', () => {
  expect(inside.length).toBeGreaterThan(100);
});

test('every link within the repository leads to a file and a heading that are there', () => {
  const broken = inside.filter(({ page, target }) => {
    const [path = '', heading] = target.split('#');
    const file = path === '' ? page : resolve(dirname(page), path);
    if (!existsSync(file)) return true;
    return heading !== undefined && !headingsOf(file).has(heading);
  });
  expect(broken.map(({ page, target }) => `${relative(root, page)} -> ${target}`)).toEqual([]);
});

/** README.md and all of docs/. */
function pages(): string[] {
  const names = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  return ['README.md', ...names.filter((name) => name.endsWith('.md')).map((name) => join('docs', name))].map((name) =>
    join(root, name),
  );
}

/** As GitHub names them: small letters, blanks to hyphens, nothing else but letters, digits, `-` and `_`. */
function headingsOf(file: string): ReadonlySet<string> {
  const headings = [...withoutCode(textOf(file)).matchAll(/^#{1,6} (.+)$/gm)].map(([, text = '']) => text);
  return new Set(
    headings.map((text) =>
      text
        .toLowerCase()
        .replaceAll(' ', '-')
        .replace(/[^\p{L}\p{N}_-]/gu, ''),
    ),
  );
}

function textOf(file: string): string {
  return readFileSync(file, 'utf8');
}

function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '');
}
