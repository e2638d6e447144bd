// All layouts of the set.
import { centred } from './centred';
import { classic } from './classic';
import { compact } from './compact';
import { europass } from './europass';
import { europeanTable } from './european-table';
import { jsonResume } from './json-resume';
import { latex } from './latex';
import type { Layout } from './layout';
import { linkedin } from './linkedin';
import { markdown } from './markdown';
import { narrowDates } from './narrow-dates';
import { pipes } from './pipes';
import { plainHelvetica } from './plain-helvetica';
import { plainText } from './plain-text';
import { ruledSerif } from './ruled-serif';
import { sidebarLeft } from './sidebar-left';
import { sidebarRight } from './sidebar-right';
import { twoColumns } from './two-columns';
import { typewriter } from './typewriter';
import { webPage } from './web-page';
import { wordSidebar } from './word-sidebar';
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
  plainHelvetica,
  linkedin,
  europass,
  latex,
  pipes,
  narrowDates,
  typewriter,
  wordSidebar,
  twoColumns,
  centred,
  plainText,
  markdown,
  webPage,
  jsonResume,
];
