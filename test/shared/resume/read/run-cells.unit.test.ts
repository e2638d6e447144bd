import { type Piece, plainLook, runCells } from '../../../../shared/resume/read/run-cells';

const plain = (text: string): Piece => ({ ...plainLook, text });
const bold = (text: string): Piece => ({ ...plainLook, bold: true, text });
const runs = (...pieces: Piece[]) =>
  runCells(pieces).map((cell) => cell.map((run) => (run.bold ? `**${run.text}**` : run.text)));

describe('the runs of a line', () => {
  it('change with the look of words, and the comma belongs to the word before it', () => {
    expect(runs(bold('Acme Corp'), plain(', Berlin'))).toEqual([['**Acme Corp,**', 'Berlin']]);
  });

  it('do not change inside a word, however many pieces it comes in', () => {
    expect(runs(bold('J'), plain('ohn '), bold('D'), plain('oe'))).toEqual([['John Doe']]);
    expect(runs(plain('ef'), plain('fi'), plain('cient'))).toEqual([['efficient']]);
  });

  it('are parted into cells at tabs, empty ones among them', () => {
    expect(runs(plain('a\t'), bold('b'), plain('\t\tc'))).toEqual([['a'], ['**b**'], [], ['c']]);
  });
});
