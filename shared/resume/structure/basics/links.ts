// Where else somebody can be found: addresses that are written out, with or without a scheme, and those behind a text.
import type { ParsedLink } from '../../model/parsed-resume';
import { found } from '../entries/found';
import type { ContactText } from './contact-text';

const domains =
  'com|org|net|io|dev|me|app|info|ai|tech|xyz|edu|gov|eu|biz|co|online|site|blog|design|page|pro|name|cloud|studio|works|link|de|at|ch|fr|es|be|nl|lu|it|pt|uk|ie|us|ca|mx|ar|cl|pe|au|nz|in|pl|se|no|dk|fi|cat|bio|so|gg|ly|tv|to|example|test';
const written = new RegExp(
  `https?://[^\\s|<>"')]+|(?<![@\\p{L}\\d.-])(?:www\\.)?(?:[\\p{L}\\d](?:[\\p{L}\\d-]*[\\p{L}\\d])?\\.)+(?:${domains})(?![\\p{L}\\d@-])(?:[/?#][^\\s|<>"')]*)?`,
  'giu',
);

/** `Ph.no`, `H.No`: the sign of a telephone's, a house's or a passport's number. */
const numberSign = /^\p{L}{1,6}\.no$/iu;

/** By host, without `www.` and what stands before the last two parts. */
const networks: Readonly<Record<string, string>> = {
  'linkedin.com': 'linkedin',
  'lnkd.in': 'linkedin',
  'github.com': 'github',
  'github.io': 'github',
  'gitlab.com': 'gitlab',
  'bitbucket.org': 'bitbucket',
  'xing.com': 'xing',
  'twitter.com': 'twitter',
  'x.com': 'twitter',
  'facebook.com': 'facebook',
  'instagram.com': 'instagram',
  'youtube.com': 'youtube',
  'vimeo.com': 'vimeo',
  'medium.com': 'medium',
  'dev.to': 'dev.to',
  'behance.net': 'behance',
  'dribbble.com': 'dribbble',
  'stackoverflow.com': 'stackoverflow',
  'stackexchange.com': 'stackexchange',
  'kaggle.com': 'kaggle',
  'researchgate.net': 'researchgate',
  'orcid.org': 'orcid',
  'scholar.google.com': 'google-scholar',
  'malt.fr': 'malt',
  'malt.com': 'malt',
  'codepen.io': 'codepen',
  'leetcode.com': 'leetcode',
  'hackerrank.com': 'hackerrank',
  'soundcloud.com': 'soundcloud',
  'mastodon.social': 'mastodon',
  'bsky.app': 'bluesky',
};

/** Each once, by host and path; what is written without a scheme is given `https`. */
export function linksOf(texts: readonly ContactText[]): readonly ParsedLink[] {
  const links = new Map<string, ParsedLink>();
  for (const { line, text, isHeader } of texts) {
    const shown = (text.replaceAll(/(?<!\S)\S+@\S+/g, ' ').match(written) ?? [])
      .map((url) => url.replace(/[.,;:]+$/, ''))
      .filter((url) => !numberSign.test(url));
    const behind = line.runs.flatMap(({ link }) => (/^https?:\/\//i.test(link ?? '') ? [link ?? ''] : []));
    for (const [urls, confidence] of [
      [behind, 0.97],
      [shown, isHeader ? 0.95 : 0.92],
    ] as const) {
      for (const url of urls) {
        const whole = /^https?:\/\//i.test(url) ? url : `https://${url}`;
        const parsed = URL.canParse(whole) ? new URL(whole) : undefined;
        if (parsed === undefined) continue;
        const key = `${parsed.hostname.replace(/^www\./, '')}${parsed.pathname.replace(/\/$/, '')}`.toLowerCase();
        if (!links.has(key))
          links.set(key, { url: found(whole, confidence, line), network: networkOf(parsed.hostname) });
      }
    }
  }
  return [...links.values()];
}

function networkOf(hostname: string): string {
  const host = hostname.toLowerCase().replace(/^www\./, '');
  return networks[host] ?? networks[host.split('.').slice(-2).join('.')] ?? host;
}
