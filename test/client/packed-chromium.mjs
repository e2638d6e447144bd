// Prints where the packed Chromium is, unpacked first where it is not yet. An ES module of its own: Jest loads none.
import chromium from '@sparticuz/chromium';

process.stdout.write(await chromium.executablePath());
