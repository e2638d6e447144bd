// A page as a frontend would write it: one field of the address step, with autosave, conflicts and submit.
import { createAutosave, createClient, ProblemError, type StepDraft } from '@stepkeeper/client';

const query = new URLSearchParams(location.search);
const client = createClient({ baseUrl: parameter('api'), token: () => parameter('token') });
const path = { profileId: 'me', step: 'address' } as const;

const city = element('city', HTMLInputElement);
const conflictBox = element('conflict', HTMLElement);
const itemId = '47e91192-942e-8fe3-b1cc-4489199af858';

const read = await readStep();
const autosave = createAutosave({
  client,
  ...path,
  owner: parameter('owner'),
  debounceMs: 100,
  ...(query.has('conditional') && read?.etag ? { etag: read.etag } : {}),
  onConflict({ current, attempted }) {
    conflictBox.hidden = false;
    show('current', cityIn(current));
    show('attempted', cityIn(attempted));
  },
});
city.value = cityIn(autosave.unsaved ?? read?.typed);
autosave.subscribe(() => show('status', autosave.state.status));
show('status', autosave.state.status);

city.addEventListener('input', () => autosave.save(draftOf(city.value)));
element('mine', HTMLButtonElement).addEventListener('click', () => {
  conflictBox.hidden = true;
  autosave.resolve(draftOf(city.value));
});
element('form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  void submit();
});

/** Undefined where the API cannot be reached: then there is what the browser has kept. */
async function readStep() {
  try {
    const { data, response } = await client.GET('/api/profiles/{profileId}/steps/{step}', { params: { path } });
    if (data?.step !== 'address') return undefined;
    return {
      typed: (data.draft?.payload ?? data.final) as StepDraft<'address'> | null,
      etag: response.headers.get('etag'),
    };
  } catch {
    return undefined;
  }
}

async function submit(): Promise<void> {
  show('outcome', 'waiting');
  await autosave.flush();
  const { etag } = autosave;
  if (etag === undefined && query.has('conditional')) {
    show('outcome', 'unsaved');
    return;
  }
  const address = { itemId, kind: 'home', line1: 'Domstr. 1', city: city.value, countryCode: 'DE' } as const;
  const headers = etag === undefined ? {} : { 'If-Match': etag };
  try {
    const body = { addresses: [address] };
    const answer = await client.PUT('/api/profiles/{profileId}/steps/{step}', { params: { path }, body, headers });
    const outcome = await client.waitFor(answer, { timeoutMs: 20_000 });
    const mismatch =
      outcome.status === 'conflict' && outcome.error.code === 'version-mismatch' ? outcome.error : undefined;
    show(
      'outcome',
      mismatch ? `conflict: ${cityIn(mismatch.current)} / ${cityIn(mismatch.attempted)}` : outcome.status,
    );
  } catch (error) {
    show('outcome', error instanceof ProblemError ? error.code : String(error));
  }
}

function draftOf(typed: string): StepDraft<'address'> {
  return { addresses: [{ itemId, city: typed }] };
}

function cityIn(payload: unknown): string {
  return (payload as StepDraft<'address'> | null | undefined)?.addresses?.[0]?.city ?? '';
}

function parameter(name: string): string {
  const value = query.get(name);
  if (value === null) throw new Error(`The address of this page needs ?${name}=`);
  return value;
}

function element<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`#${id} is not there`);
  return found;
}

function show(id: string, text: string): void {
  element(id, HTMLOutputElement).value = text;
}
