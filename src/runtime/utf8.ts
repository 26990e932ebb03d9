import jspb from 'google-protobuf';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Makes google-protobuf refuse strings that are not UTF-8, as proto3 demands: 3.21 drops such bytes in silence, so that
 * what is stored is not what was sent. Patches the library's reader once for the process (and is no slower than its own).
 */
export function refuseInvalidUtf8(): void {
  jspb.BinaryReader.prototype.readString = function (this: jspb.BinaryReader) {
    return utf8.decode(this.readBytes());
  };
}
