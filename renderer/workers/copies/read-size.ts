/** The sides of a picture, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The size a JPEG, PNG or WebP says it has, without opening it: one too large would take all the memory
 * there is. Null when it does not say.
 */
export function readSize(bytes: Uint8Array, format: 'jpeg' | 'png' | 'webp'): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    switch (format) {
      case 'png':
        return { width: view.getUint32(16), height: view.getUint32(20) };
      case 'webp':
        return readWebp(view);
      case 'jpeg':
        return readJpeg(view);
    }
  } catch (error) {
    // Cut before its size.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Walks the segments of a JPEG to the frame’s header. */
function readJpeg(view: DataView): Size | null {
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    // Fill bytes, then the frames: C0 to CF, but C4, C8 and CC, which are tables.
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function readWebp(view: DataView): Size | null {
  const kind = view.getUint32(12);
  switch (kind) {
    // "VP8 ", "VP8L" and "VP8X": lossy, lossless, extended.
    case 0x56503820:
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    case 0x5650384c: {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 0x56503858:
      return {
        width: (view.getUint32(24, true) & 0xffffff) + 1,
        height: ((view.getUint32(26, true) >> 8) & 0xffffff) + 1,
      };
    default:
      return null;
  }
}
