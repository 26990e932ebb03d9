// JPEG (ITU-T T.81): segments of a marker, a length and a payload; a scan's data follows its segment and has no length.
import { checkImage, checkSize } from '../domain/image.ts';
import { readOrientation, writeOrientation } from './orientation.ts';
import { Reader } from './reader.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
/** Baseline, extended and progressive, with Huffman coding: what browsers show. */
const FRAMES = [0xc0, 0xc1, 0xc2];
const OTHER_FRAMES = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];
/** Huffman tables, quantisation tables, restart interval. */
const TABLES = [0xc4, 0xdb, 0xdd];

export function isJpeg(bytes: Buffer): boolean {
  return bytes.length >= 3 && bytes.readUIntBE(0, 3) === 0xffd8ff;
}

export function cleanJpeg(bytes: Buffer): Buffer {
  const reader = new Reader(bytes);
  reader.skip(2);
  const kept: Buffer[] = [];
  let jfif: Buffer | undefined;
  let orientation: number | undefined;
  let frames = 0;
  let scans = 0;
  for (let marker = nextMarker(reader); marker !== EOI; marker = nextMarker(reader)) {
    checkImage(
      marker >= 0xc0 && (marker < 0xd0 || marker > SOI),
      'is no JPEG: a marker stands where none may',
    );
    reader.countPart();
    const length = reader.u16();
    checkImage(length >= 2, 'is no JPEG: a segment is shorter than its own length');
    const payload = reader.take(length - 2);
    if (FRAMES.includes(marker)) {
      checkFrame(payload);
      frames += 1;
    }
    checkImage(!OTHER_FRAMES.includes(marker), 'must be a baseline or progressive JPEG with Huffman coding');
    if (marker === APP0) jfif ??= withoutPreview(payload);
    else if (marker === APP1 && hasName(payload, 'Exif\0\0'))
      orientation ??= readOrientation(payload.subarray(6));
    else if (FRAMES.includes(marker) || TABLES.includes(marker)) kept.push(segment(marker, payload));
    else if (marker === APP2 && hasName(payload, 'ICC_PROFILE\0')) kept.push(segment(marker, payload));
    // How colours are coded. Its twelve bytes are all that it has.
    else if (marker === APP14 && hasName(payload, 'Adobe'))
      kept.push(segment(marker, payload.subarray(0, 12)));
    else if (marker === SOS) {
      checkImage(frames === 1, 'is no JPEG: a scan needs one frame before it');
      kept.push(segment(marker, payload), takeScan(reader));
      scans += 1;
    }
  }
  checkImage(frames === 1 && scans > 0, 'is not whole: it has no picture in it');
  const exif =
    orientation && segment(APP1, Buffer.concat([Buffer.from('Exif\0\0'), writeOrientation(orientation)]));
  return Buffer.concat([
    Buffer.of(0xff, SOI),
    ...(jfif ? [segment(APP0, jfif)] : []),
    ...(exif ? [exif] : []),
    ...kept,
    Buffer.of(0xff, EOI),
  ]);
}

/** Any number of 0xff may stand before a marker. */
function nextMarker(reader: Reader): number {
  checkImage(reader.u8() === 0xff, 'is no JPEG: something stands between its segments');
  let marker = reader.u8();
  while (marker === 0xff) marker = reader.u8();
  return marker;
}

function checkFrame(frame: Buffer): void {
  const reader = new Reader(frame);
  reader.skip(1);
  const height = reader.u16();
  checkSize(reader.u16(), height);
  const components = reader.u8();
  checkImage(
    [1, 3, 4].includes(components) && reader.left === components * 3,
    'is no JPEG: its frame has another length than its components need',
  );
}

/** To the next marker that is none of the scan's own: 0xff is followed by 0 in data, and restarts are numbered. */
function takeScan(reader: Reader): Buffer {
  const { bytes, at: start } = reader;
  let at = start;
  for (;;) {
    at = nextFF(bytes, at);
    const next = bytes[at + 1];
    if (next === undefined) at = bytes.length;
    else if (next === 0xff) {
      at += 1;
      continue;
    } else if (next === 0 || (next >= 0xd0 && next <= 0xd7)) {
      at += 2;
      continue;
    }
    return reader.take(at - start);
  }
}

/** A picture has one in some hundred bytes, which indexOf() finds quickly; it is slow only where they are near. */
function nextFF(bytes: Buffer, at: number): number {
  const near = Math.min(at + 16, bytes.length);
  for (let i = at; i < near; i++) if (bytes[i] === 0xff) return i;
  const far = bytes.indexOf(0xff, near);
  return far < 0 ? bytes.length : far;
}

function hasName(payload: Buffer, name: string): boolean {
  return payload.toString('latin1', 0, name.length) === name;
}

/** Version, units and density; no preview behind them. */
function withoutPreview(payload: Buffer): Buffer | undefined {
  if (!hasName(payload, 'JFIF\0') || payload.length < 12) return undefined;
  return Buffer.concat([payload.subarray(0, 12), Buffer.alloc(2)]);
}

function segment(marker: number, payload: Buffer): Buffer {
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([head, payload]);
}
