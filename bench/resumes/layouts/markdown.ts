// Markdown, as people keep their resume in a repository.
import { webOf } from './contacts';
import type { Layout } from './layout';
import { outlineOf } from './outline';
import { joined, usualOrder } from './small-sections';

export const markdown: Layout = {
  id: 'markdown',
  heldOut: false,
  columns: 1,
  writer: 'text',
  extension: 'md',
  dates: { form: 'long', dash: ' – ', present: 0, since: false },
  omitted: [],
  text: (ink) => {
    const { basics } = ink.resume;
    const contacts = [
      ink.place(basics.location),
      basics.phone,
      basics.email,
      ...webOf(ink.resume).map((url) => `<${url}>`),
    ];
    const sections = ink.order(usualOrder).map((section) => {
      const entries = outlineOf(section, ink).map(({ main, second, when, text, items }) =>
        when === undefined
          ? `- ${main}`
          : [
              `### ${joined([second, main], ' – ')}`,
              when && `*${when}*`,
              text,
              items.map((item) => `- ${item}`).join('\n'),
            ]
              .filter(Boolean)
              .join('\n\n'),
      );
      const isList = entries.every((entry) => entry.startsWith('- '));
      return `## ${ink.heading(section)}\n\n${entries.join(isList ? '\n' : '\n\n')}`;
    });
    return `# ${basics.name}\n\n${joined([basics.label && `**${basics.label}**`, contacts.filter(Boolean).join(' | ')], '\n\n')}\n\n${sections.join('\n\n')}\n`;
  },
};
