import { isUtf8 } from 'node:buffer';
import jspb from 'google-protobuf';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Makes google-protobuf refuse strings that are not UTF-8, as proto3 demands: 3.21 drops such bytes in silence, so that
 * what is stored is not what was sent. Patches the library's reader once for the process.
 */
export function refuseInvalidUtf8(): void {
  const reader = jspb.BinaryReader.prototype;
  reader.readString = function (this: jspb.BinaryReader) {
    const bytes = this.readBytes();
    if (!isUtf8(bytes)) throw new Error('a string field is not valid UTF-8');
    return utf8.decode(bytes);
  };
}
