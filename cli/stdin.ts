import { readSync } from 'node:fs';
import { say } from './terminal.js';

const CHUNK = 65_536;

/** Milliseconds waited when what feeds the pipe has nothing to give yet. */
const PAUSE = 10;

/** All that comes by standard input, or a little more than `limit` bytes of it. */
export const readStdin = (limit: number): Buffer => {
  if (process.stdin.isTTY) say('ght : collez le document, puis tapez Entrée et Ctrl+D.');
  const chunks: Buffer[] = [];
  for (let size = 0; size <= limit; ) {
    const chunk = nextChunk();
    if (chunk.length === 0) break;
    chunks.push(chunk);
    size += chunk.length;
  }
  return Buffer.concat(chunks);
};

/** An empty chunk is the end; Windows calls it an error. */
const nextChunk = (): Buffer => {
  const chunk = Buffer.alloc(CHUNK);
  for (;;) {
    try {
      return chunk.subarray(0, readSync(0, chunk));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return Buffer.alloc(0);
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
};
