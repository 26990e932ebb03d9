/** Points where a test can kill the service (FAULT=<point>[:n]) in the midst of an import, in the order in which a batch passes them. */
export const IMPORT_FAULT_POINTS = [
  'catalog.import.started',
  'catalog.import.claimed',
  'catalog.import.inside-batch',
  'catalog.import.after-batch',
] as const;

/** The same in the midst of an upload. */
export const IMAGE_FAULT_POINTS = [
  'catalog.image.recorded',
  'catalog.image.stored',
  'catalog.image.shown',
] as const;
