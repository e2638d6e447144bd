// What the malware scan of the storage account says of a blob, by the index tags that Defender for Storage sets:
// https://learn.microsoft.com/azure/defender-for-cloud/defender-for-storage-malware-scan

export const verdictTag = 'Malware Scanning scan result';

export type Verdict = 'clean' | 'malicious' | 'none';

/** `none` for a blob that is not scanned yet, and for one that the scan could not judge: neither may be opened. */
export function verdictOf(tags: Readonly<Record<string, string>> | undefined): Verdict {
  switch (tags?.[verdictTag]) {
    case 'No threats found':
      return 'clean';
    case 'Malicious':
      return 'malicious';
    default:
      return 'none';
  }
}
