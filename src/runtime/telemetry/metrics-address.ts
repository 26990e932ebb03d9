import type { Setting } from '../config.ts';

export type MetricsAddress = { readonly path: string } | { readonly host: string; readonly port: number };

/** `unix:<path>` or `<host>:<port>`; nobody is shown anything where it is not set. */
export function metricsAddress(name: string): Setting<MetricsAddress | undefined> {
  return {
    name,
    parse(value) {
      if (value === undefined) return undefined;
      if (/^unix:./.test(value)) return { path: value.slice('unix:'.length) };
      const found = /^(?:\[([0-9a-f:.]+)\]|([A-Za-z0-9.-]+)):(\d{1,5})$/i.exec(value);
      const port = Number(found?.[3]);
      if (!found || port > 65_535)
        throw new Error('must be unix:<path> or <host>:<port>, such as 127.0.0.1:9464');
      return { host: (found[1] ?? found[2])!, port };
    },
  };
}
