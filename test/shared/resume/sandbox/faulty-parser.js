// A parser that does what the file says, line by line, to see what becomes of the file and of the next one.
const { Worker } = require('node:worker_threads');
const { execFileSync } = require('node:child_process');
const { readFileSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const held = [];

const orders = {
  'loop for ever': () => {
    while (true);
  },
  'fill the heap': () => {
    while (true) held.push(Array.from({ length: 1000 }, (_, index) => ({ index })));
  },
  'fill memory with buffers': () => {
    while (true) held.push(Buffer.alloc(16 * 1024 * 1024, 1));
  },
  'keep 60 MB': () => held.push(Buffer.alloc(60 * 1024 * 1024, 1)),
  throw: () => {
    throw new Error('as it was told');
  },
  'throw later': () => setImmediate(() => orders.throw()),
  exit: () => process.exit(0),
  'kill itself': () => process.kill(process.pid, 'SIGSEGV'),
};

/** What they are answered with is found as the name. */
const attempts = {
  'write a file': () => writeFileSync(join(tmpdir(), 'written-by-a-parser'), ''),
  'read the settings': () => readFileSync(join(__dirname, '../../../../local.settings.example.json')),
  'start a process': () => execFileSync(process.execPath, ['--version']),
  'start a thread': () => new Worker('', { eval: true }),
  'make code of text': () => new Function('return 1'),
  'tell its environment': () => JSON.stringify(process.env),
  'tell its process id': () => process.pid,
};

exports.parser = {
  id: { name: 'faulty', version: '0.0.1' },
  parse({ pages }) {
    let answer = 'nothing to do';
    for (const { lines } of pages) {
      for (const { text } of lines) {
        orders[text]?.();
        if (attempts[text]) answer = answerTo(attempts[text]);
      }
    }
    return { resume: { ...nobody, basics: { ...nobody.basics, name: found(String(answer)) } }, warnings: [] };
  },
};

function answerTo(attempt) {
  try {
    return attempt();
  } catch (error) {
    return error.code ?? error.name;
  }
}

const found = (value) => ({ value, confidence: 1, page: 1, line: 1 });
const nobody = {
  language: 'en',
  basics: { emails: [], phones: [], links: [] },
  work: [],
  education: [],
  certifications: [],
  projects: [],
  skills: [],
  languages: [],
};
