// Whether scans are recognised, and where, as the environment says it.
import * as z from 'zod';
import { isLoopback } from '../../auth/loopback';
import { readOnce } from '../../read-once';
import { type RecognitionModel, recognitionModels } from './models';

/** As the app's own identity: there is no key that could get lost. */
export interface RecognitionAccess {
  /** The address of the Document Intelligence resource. */
  readonly endpoint: string;
  readonly model: RecognitionModel;
  readonly clientId: string | undefined;
}

const environmentSchema = z.object({
  RESUMES_OCR_ENDPOINT: z.string().optional(),
  RESUMES_OCR_MODEL: z.enum(recognitionModels, `must be ${recognitionModels.join(' or ')}`).default('prebuilt-read'),
});

/** `access` is undefined where nothing is set. `deployed`: on Azure, where no other machine's service is a trial. */
export function readRecognition(
  environment: Readonly<Record<string, string | undefined>>,
  deployed: boolean,
  clientId: string | undefined,
): { readonly access?: RecognitionAccess; readonly faults: readonly string[] } {
  const parsed = environmentSchema.safeParse(environment, readOnce);
  const faults = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  const endpoint = environment.RESUMES_OCR_ENDPOINT;
  const fault = endpoint === undefined ? undefined : endpointFault(endpoint, deployed);
  if (fault) faults.push(`RESUMES_OCR_ENDPOINT ${fault}`);
  if (endpoint === undefined || !parsed.success || faults.length > 0) return { faults };
  return { access: { endpoint, model: parsed.data.RESUMES_OCR_MODEL, clientId }, faults };
}

const regional = /\.api\.cognitive\.microsoft\.(?:com|us)$/i;

function endpointFault(given: string, deployed: boolean): string | undefined {
  const url = URL.parse(given);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && !deployed && isLoopback(url.hostname));
  const isPlain = url && `${url.username}${url.password}${url.search}${url.hash}` === '';
  if (!isSafe || !isPlain)
    return 'must be the address of a Document Intelligence resource, such as https://name.cognitiveservices.azure.com';
  if (regional.test(url.hostname))
    return 'must be the address of the resource itself: that of a region takes no identities (give the resource a custom subdomain)';
  return undefined;
}
