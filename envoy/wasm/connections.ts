// AssemblyScript, for Envoy's filter of WebAssembly (Proxy-Wasm ABI 0.2.1): how many connections one address may hold. Envoy has a bound for all
// connections together, and none for those of one address. `node envoy/wasm/build.ts` makes connections.wasm of it.
//
// Its configuration is two numbers: the connections of one address, and those of all, from which on each new one closes the oldest that has never
// sent anything: of the same address, or of all. Where an address has none that is silent, its new one is closed. Each worker thread of Envoy has
// a copy of all this and counts its own connections.

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

const NONE: u32 = 0;
const silent = new Set<u32>();

/** Connections in the order of their arrival; what stands before `first` is silent no more. */
class Arrivals {
  count: i32 = 0;
  private ids: u32[] = [];
  private first: i32 = 0;

  add(id: u32): void {
    this.count += 1;
    this.ids.push(id);
  }

  oldestSilent(): u32 {
    while (this.first < this.ids.length && !silent.has(this.ids[this.first])) this.first += 1;
    if (this.first * 2 > this.ids.length) {
      this.ids = this.ids.slice(this.first);
      this.first = 0;
    }
    return this.first < this.ids.length ? this.ids[this.first] : NONE;
  }
}

const all = new Arrivals();
const byAddress = new Map<string, Arrivals>();
/** The address of each connection. */
const addresses = new Map<u32, string>();

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

function closeOther(id: u32, self: u32): void {
  silent.delete(id);
  setEffectiveContext(id);
  closeStream(DOWNSTREAM);
  setEffectiveContext(self);
}

export function proxy_on_new_connection(id: u32): u32 {
  const address = sourceAddress();
  if (!byAddress.has(address)) byAddress.set(address, new Arrivals());
  const same = byAddress.get(address);
  // Both are asked each time: that forgets those that spoke.
  const oldestOfSame = same.oldestSilent();
  const oldestOfAll = all.oldestSilent();
  if (same.count >= mostOfOne) {
    if (oldestOfSame == NONE) {
      closeStream(DOWNSTREAM);
      return STOP;
    }
    closeOther(oldestOfSame, id);
  } else if (all.count >= crowded && oldestOfAll != NONE) closeOther(oldestOfAll, id);
  same.add(id);
  all.add(id);
  addresses.set(id, address);
  silent.add(id);
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
  all.count -= 1;
  const same = byAddress.get(address);
  same.count -= 1;
  if (same.count == 0) byAddress.delete(address);
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
