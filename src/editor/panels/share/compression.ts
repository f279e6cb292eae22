import { FlowmintError } from '../../../core/error.ts';
import type { Compression } from '../../../formats/share-link/share-link.ts';

/** The browser's own; reads no more than it may of what comes out. */
export const compression: Compression = {
  async deflate(text) {
    const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    return new Uint8Array(await new Response(packed).arrayBuffer());
  },

  async inflate(bytes, atMost) {
    const reader = new Blob([new Uint8Array(bytes)])
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'))
      .getReader();
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let text = '';
    let length = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      if (length > atMost) {
        await reader.cancel();
        throw new FlowmintError('too-large', `expected at most ${atMost} bytes, found more`);
      }
      text += decoder.decode(part.value, { stream: true });
    }
    return text + decoder.decode();
  },
};
