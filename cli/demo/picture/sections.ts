// What SQL holds in each section: every row with every field that is filled in.

import { sections } from '../../../shared/sections/all';
import { fromRow } from '../../../shared/sections/item';
import type { Holdings } from '../holdings';
import { heading, type Screen } from '../terminal/screen';
import { pairs } from './pairs';
import { brief, isFilled, short, shown } from './values';

export function showSections(screen: Screen, holdings: Holdings): void {
  heading(screen, 'What SQL holds', 'submitted rows; fields that are not filled in are left out');
  for (const section of sections) {
    const rows = holdings.rows(section.table);
    screen.line();
    screen.line(`${screen.paint('cyan', section.table)}  ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`);
    for (const [at, row] of rows.entries()) {
      const item = fromRow(section, row);
      const filled = Object.entries(section.fields).filter(([name, field]) => isFilled(field, item[name]));
      const id = typeof row.itemId === 'string' ? `itemId ${short(row.itemId)}` : '';
      if (rows.length > 1 || id !== '')
        screen.line(`  ${at + 1}  ${screen.paint('dim', `${id} · by ${row.updatedBy}`)}`);
      pairs(
        screen,
        filled.map(([name]) => [name, brief(shown(item[name]))]),
        5,
      );
    }
  }
}
