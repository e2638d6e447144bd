// What every part of the demo works with.
import type { ConnectionPool } from 'mssql';
import type { HistoryPage } from '../../shared/reading/read-history';
import type { StepName } from '../../shared/sections/section';
import type { CandidateProfile } from './candidate';
import type { Expectations } from './expectations';
import type { Holdings } from './holdings';
import type { Journal } from './journal';
import type { People, Person } from './people';
import type { Screen } from './terminal/screen';
import type { Visit } from './visit';

export interface Demo {
  readonly screen: Screen;
  readonly expect: Expectations;
  readonly journal: Journal;
  readonly pool: ConnectionPool;
  readonly profileId: string;
  readonly people: People;
  readonly profile: CandidateProfile & Readonly<Record<StepName, object>>;
  /** A new visit, with a session of its own. */
  visit(person: Person): Visit;
  /** The changes that SQL has, newest first; all, or those of one item. */
  history(filter?: { readonly section: string; readonly itemId: string }): Promise<HistoryPage>;
  /** What SQL holds of the candidate at this moment. */
  holdings(): Promise<Holdings>;
}
