import { httpFilter, type JsonObject, typed } from './typed.ts';

/** Gzip for clients that accept it. */
export function compressor(): JsonObject {
  return httpFilter('envoy.filters.http.compressor', 'compressor.v3.Compressor', {
    response_direction_config: {
      common_config: { min_content_length: 1024 },
    },
    compressor_library: {
      name: 'gzip',
      typed_config: typed('envoy.extensions.compression.gzip.compressor.v3.Gzip', {
        compression_level: 'BEST_SPEED',
      }),
    },
  });
}
