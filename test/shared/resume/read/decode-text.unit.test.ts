import { decodeText } from '../../../../shared/resume/read/decode-text';

const text = 'Müßig – naïve “señor” 5 €';
const wide = (order: 'le' | 'be') => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

describe('the encoding of a text', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])],
    ['UTF-16, little end first, with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), wide('le')])],
    ['UTF-16, big end first, with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), wide('be')])],
    ['UTF-16, little end first', wide('le')],
    ['UTF-16, big end first', wide('be')],
  ])('is known to be %s', (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ text, isGuessed: false });
  });

  it('is taken for Windows-1252 where it is no Unicode', () => {
    const bytes = Buffer.from('M\xFC\xDFig \x96 na\xEFve \x93se\xF1or\x94 5 \x80', 'latin1');
    expect(decodeText(bytes)).toEqual({ text, isGuessed: true });
  });

  it('is what the file declares where it is no Unicode', () => {
    const bytes = Buffer.from('\xCF\xF0\xE8\xE2\xE5\xF2', 'latin1');
    expect(decodeText(bytes, 'windows-1251')).toEqual({ text: 'Привет', isGuessed: false });
    expect(decodeText(Buffer.from('5 \x80', 'latin1'), 'iso-8859-1')).toEqual({ text: '5 €', isGuessed: false });
    expect(decodeText(Buffer.from('5 \x80', 'latin1'), 'no-such-thing')).toEqual({ text: '5 €', isGuessed: true });
    expect(decodeText(Buffer.from('5 €'), 'iso-8859-1')).toEqual({ text: '5 €', isGuessed: false });
  });

  it('does not change what ends a line', () => {
    expect(decodeText(Buffer.from('a\r\nb\rc\nd')).text).toBe('a\nb\nc\nd');
  });
});
