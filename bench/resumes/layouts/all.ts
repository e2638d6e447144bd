// All layouts of the set.
import { classic } from './classic';
import { europeanTable } from './european-table';
import type { Layout } from './layout';
import { sidebarLeft } from './sidebar-left';
import { wordStyles } from './word-styles';

export const layouts: readonly Layout[] = [classic, europeanTable, sidebarLeft, wordStyles];
