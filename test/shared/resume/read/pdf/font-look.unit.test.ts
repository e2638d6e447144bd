// Weight and slant by the names that producers give fonts; signs by the fonts that hold nothing else.
import { fontLook } from '../../../../../shared/resume/read/pdf/font-look';
import { symbolFont, symbolText } from '../../../../../shared/resume/read/pdf/symbol-fonts';

it.each([
  ['AAAAAA+SourceSans3-Bold', true, false],
  ['AAAAAA+SourceSans3ExtraLight-SemiBold', true, false],
  ['TimesNewRomanPS-BoldItalicMT', true, true],
  ['Arial,Bold', true, false],
  ['KJHGFD+NimbusRomNo9L-Medi', true, false],
  ['KJHGFD+NimbusRomNo9L-ReguItal', false, true],
  ['ABCDEF+CMBX12', true, false],
  ['ABCDEF+SFBX1095', true, false],
  ['ABCDEF+CMTI10', false, true],
  ['ABCDEF+LMRomanSlant10-Regular', false, true],
  ['ABCDEF+Lato-Black', true, false],
  ['Helvetica-Oblique', false, true],
  ['ABCDEF+Roboto-Regular', false, false],
  ['ABCDEF+CMR10', false, false],
  ['MediaSans-Regular', false, false],
])('%s: bold %p, italic %p', (name, bold, italic) => {
  expect(fontLook(name)).toEqual({ bold, italic });
});

it.each([
  ['ABCDEF+Wingdings-Regular', '§', '•'],
  ['ABCDEF+Symbol', '\uF0B7', '•'],
  ['ABCDEF+Symbol', 'α', 'α'],
  ['ABCDEF+FontAwesome5Free-Solid', '@', ''],
  ['ECMIZR+MarVoSym', 'H', ''],
  ['ABCDEF+Lato-Regular', '§', '§'],
])('in %s %p is read as %p', (name, text, read) => {
  expect(symbolText(text, symbolFont(name))).toBe(read);
});
