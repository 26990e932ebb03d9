// AssemblyScript, for Envoy's filter of WebAssembly (Proxy-Wasm ABI 0.2.1): how many connections one address may hold. Envoy has a bound for all
// connections together, and none for those of one address. `node envoy/wasm/build.ts` makes connections.wasm of it.
//
// Its configuration is two numbers: the connections of one address, and those of all from which on each new one closes the oldest that has never
// sent anything. Each worker thread of Envoy has a copy of all this and counts its own connections.

@external('env', 'proxy_get_property')
declare function getProperty(path: usize, pathSize: usize, value: usize, valueSize: usize): u32;
@external('env', 'proxy_get_buffer_bytes')
declare function getBuffer(buffer: u32, start: u32, length: u32, value: usize, valueSize: usize): u32;
@external('env', 'proxy_set_effective_context')
declare function setEffectiveContext(id: u32): u32;
@external('env', 'proxy_close_stream')
declare function closeStream(stream: u32): u32;

const OK: u32 = 0;
const CONTINUE: u32 = 0;
const STOP: u32 = 1;
const DOWNSTREAM: u32 = 2;
const PLUGIN_CONFIGURATION: u32 = 7;

let mostOfOne: i32 = 0;
let crowded: i32 = 0;

/** By address. */
const open = new Map<string, i32>();
/** The address of each connection. */
const addresses = new Map<u32, string>();
const silent = new Set<u32>();
/** Connections in the order of their arrival; what stands before `oldest` is silent no more. */
let arrivals: u32[] = [];
let oldest: i32 = 0;

/** Where the host puts a pointer and a length. */
const returned = memory.data(8);

function takeText(): string {
  const text = String.UTF8.decodeUnsafe(load<u32>(returned), load<u32>(returned + 4));
  heap.free(load<u32>(returned));
  return text;
}

function sourceAddress(): string {
  const path = String.UTF8.encode('source\0address');
  if (getProperty(changetype<usize>(path), path.byteLength, returned, returned + 4) != OK) return '';
  const address = takeText();
  return networkOf(address.substring(0, address.lastIndexOf(':')));
}

/** Whoever has an address of IPv6 has 2^64 of them: a network of 64 bits counts as one. */
function networkOf(address: string): string {
  if (!address.startsWith('[') || address.includes('.')) return address;
  const halves = address.substring(1, address.length - 1).split('::');
  const groups = halves[0].length > 0 ? halves[0].split(':') : [];
  const last = halves.length > 1 && halves[1].length > 0 ? halves[1].split(':') : [];
  while (groups.length + last.length < 8) groups.push('0');
  return groups.concat(last).slice(0, 4).join(':');
}

function skipThoseThatSpoke(): void {
  while (oldest < arrivals.length && !silent.has(arrivals[oldest])) oldest += 1;
  if (oldest * 2 > arrivals.length) {
    arrivals = arrivals.slice(oldest);
    oldest = 0;
  }
}

function closeOldestSilent(self: u32): void {
  if (oldest == arrivals.length) return;
  const id = arrivals[oldest];
  silent.delete(id);
  setEffectiveContext(id);
  closeStream(DOWNSTREAM);
  setEffectiveContext(self);
}

export function proxy_on_new_connection(id: u32): u32 {
  const address = sourceAddress();
  const count = open.has(address) ? open.get(address) : 0;
  if (count >= mostOfOne) {
    closeStream(DOWNSTREAM);
    return STOP;
  }
  skipThoseThatSpoke();
  if (addresses.size >= crowded) closeOldestSilent(id);
  open.set(address, count + 1);
  addresses.set(id, address);
  silent.add(id);
  arrivals.push(id);
  return CONTINUE;
}

export function proxy_on_downstream_data(id: u32, _size: u32, _ends: u32): u32 {
  silent.delete(id);
  return CONTINUE;
}

export function proxy_on_delete(id: u32): void {
  if (!addresses.has(id)) return;
  const address = addresses.get(id);
  addresses.delete(id);
  silent.delete(id);
  const count = open.get(address) - 1;
  if (count > 0) open.set(address, count);
  else open.delete(address);
}

export function proxy_on_configure(_root: u32, size: u32): u32 {
  if (getBuffer(PLUGIN_CONFIGURATION, 0, size, returned, returned + 4) != OK) return 0;
  const numbers = takeText().split(' ');
  if (numbers.length != 2) return 0;
  mostOfOne = I32.parseInt(numbers[0]);
  crowded = I32.parseInt(numbers[1]);
  return mostOfOne > 0 && crowded > 0 ? 1 : 0;
}

// What the ABI asks of every module.
export function proxy_abi_version_0_2_1(): void {}
export function proxy_on_memory_allocate(size: usize): usize {
  return heap.alloc(size);
}
export function proxy_on_vm_start(_root: u32, _size: u32): u32 {
  return 1;
}
export function proxy_on_context_create(_id: u32, _parent: u32): void {}
export function proxy_on_done(_id: u32): u32 {
  return 1;
}
export function proxy_on_log(_id: u32): void {}
