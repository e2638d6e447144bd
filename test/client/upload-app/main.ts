// A page as a frontend would write it: a resume is chosen, uploaded and read, and the page lists what it offers.
import { createClient, ProblemError } from '@stepkeeper/client';
import { UploadFailed, uploadResume } from '@stepkeeper/client/resumes';

const query = new URLSearchParams(location.search);
const client = createClient({ baseUrl: parameter('api'), token: () => parameter('token') });

const input = element('file', HTMLInputElement);
const list = element('suggestions', HTMLUListElement);

input.addEventListener('change', () => {
  const [file] = input.files ?? [];
  if (file) void upload(file);
});

async function upload(file: File): Promise<void> {
  show('uploading');
  list.replaceChildren();
  try {
    const { documentId, state, stateReason, parses } = await uploadResume(client, file, { timeoutMs: 60_000 });
    if (parses[0]?.status === 'parsed') await suggest(documentId);
    show([state, stateReason, parses[0]?.status].filter(Boolean).join(', '));
  } catch (error) {
    if (error instanceof ProblemError) show(error.errors[0]?.message ?? error.code);
    else if (error instanceof UploadFailed) show(`not uploaded: ${error.message}`);
    else show(String(error));
  }
}

async function suggest(documentId: string): Promise<void> {
  const params = { path: { profileId: 'me', documentId } };
  const { data } = await client.GET('/api/profiles/{profileId}/resumes/{documentId}/suggestions', { params });
  for (const { section, kind, fields } of data?.steps.flatMap(({ suggestions }) => suggestions) ?? []) {
    const line = document.createElement('li');
    line.textContent = `${kind}, ${section}: ${fields.map(({ suggested }) => String(suggested)).join(' · ')}`;
    list.append(line);
  }
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

function show(text: string): void {
  element('status', HTMLOutputElement).value = text;
}
