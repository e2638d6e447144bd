// A person of the set: JSON Resume (jsonresume.org, schema v1.0.0) and, under `meta`, what it lacks.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languages } from '../../../shared/resume/model/parsed-resume';
import { setFolder } from '../root';

export type Section =
  | 'summary'
  | 'work'
  | 'education'
  | 'certificates'
  | 'projects'
  | 'skills'
  | 'languages'
  | 'volunteer'
  | 'awards'
  | 'publications'
  | 'interests'
  | 'references';

export interface Dated {
  readonly startDate?: string | null;
  readonly endDate?: string | null;
}
export interface Work extends Dated {
  readonly name?: string;
  readonly position?: string;
  readonly location?: string;
  readonly summary?: string;
  readonly highlights?: readonly string[];
}
export interface Education extends Dated {
  readonly institution?: string;
  readonly studyType?: string;
  readonly area?: string;
  readonly location?: string;
  readonly score?: string;
  readonly courses?: readonly string[];
}
export interface Certificate {
  readonly name: string;
  readonly issuer?: string;
  readonly date?: string;
}
export interface Project extends Dated {
  readonly name: string;
  readonly description?: string;
  readonly highlights?: readonly string[];
  readonly keywords?: readonly string[];
  readonly url?: string;
}
export interface Place {
  readonly address?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly region?: string;
  readonly countryCode?: string;
}
export interface Resume {
  readonly basics: {
    readonly name: string;
    readonly label?: string;
    readonly email?: string;
    readonly phone?: string;
    readonly url?: string;
    readonly summary?: string;
    readonly location?: Place;
    readonly profiles?: readonly { readonly network: string; readonly username?: string; readonly url?: string }[];
  };
  readonly work?: readonly Work[];
  readonly education?: readonly Education[];
  readonly certificates?: readonly Certificate[];
  readonly projects?: readonly Project[];
  readonly skills?: readonly { readonly name: string; readonly keywords?: readonly string[] }[];
  readonly languages?: readonly { readonly language: string; readonly fluency?: string }[];
  readonly volunteer?: readonly (Dated & {
    readonly organization: string;
    readonly position?: string;
    readonly summary?: string;
    readonly highlights?: readonly string[];
  })[];
  readonly awards?: readonly { readonly title: string; readonly awarder?: string; readonly date?: string }[];
  readonly publications?: readonly {
    readonly name: string;
    readonly publisher?: string;
    readonly releaseDate?: string;
  }[];
  readonly interests?: readonly { readonly name: string; readonly keywords?: readonly string[] }[];
  readonly references?: readonly { readonly name: string; readonly reference?: string }[];
  readonly meta?: {
    /** Headings of the person's own making. */
    readonly headings?: Partial<Record<Section, string>>;
    /** The sections in the order of the person; else as the layout has them. */
    readonly order?: readonly Section[];
    /** Lines of personal data, as European resumes have them: `Geburtsdatum: 12.03.1988`. */
    readonly personal?: readonly string[];
  };
}

export interface SetDocument {
  /** `en/jane-developer`; names of held-out ones are all that is ever told of them. */
  readonly id: string;
  readonly language: Language;
  readonly heldOut: boolean;
  readonly resume: Resume;
}

/** All documents, by id. */
export function readSet(): readonly SetDocument[] {
  return [...folderOf('documents', false), ...folderOf('held-out', true)].sort((one, other) =>
    one.id < other.id ? -1 : 1,
  );
}

function folderOf(folder: string, heldOut: boolean): SetDocument[] {
  return languages.flatMap((language) => {
    const path = join(setFolder, folder, language);
    return readdirSync(path)
      .filter((file) => file.endsWith('.json'))
      .map((file) => ({
        id: `${language}/${file.slice(0, -'.json'.length)}`,
        language,
        heldOut,
        resume: JSON.parse(readFileSync(join(path, file), 'utf8')) as Resume,
      }));
  });
}
