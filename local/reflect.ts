// @peculiar/x509 registers its algorithms through tsyringe, which will not load without Reflect's proposed metadata functions
// and keeps the (here empty) list of constructor parameters in them. These three are all that it calls.
const metadata = new WeakMap<object, Map<unknown, unknown>>();

Object.assign(Reflect, {
  defineMetadata(key: unknown, value: unknown, target: object): void {
    if (!metadata.has(target)) metadata.set(target, new Map());
    metadata.get(target)!.set(key, value);
  },
  getMetadata: (key: unknown, target: object): unknown => metadata.get(target)?.get(key),
  getOwnMetadata: (key: unknown, target: object): unknown => metadata.get(target)?.get(key),
});

export {};
