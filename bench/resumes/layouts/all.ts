// All layouts of the set.
import { classic } from './classic';
import { compact } from './compact';
import { europeanTable } from './european-table';
import type { Layout } from './layout';
import { ruledSerif } from './ruled-serif';
import { sidebarLeft } from './sidebar-left';
import { sidebarRight } from './sidebar-right';
import { wordStyles } from './word-styles';
import { wordTable } from './word-table';

export const layouts: readonly Layout[] = [
  classic,
  ruledSerif,
  europeanTable,
  sidebarLeft,
  sidebarRight,
  compact,
  wordStyles,
  wordTable,
];
