import { Yaml } from 'cdk8s';

/** A file to write, below the folder that is asked for. */
export interface TextFile {
  path: string;
  text: string;
}

/** The same text for the same value: keys stand as they were written. */
export function yamlFile(path: string, value: object): TextFile {
  return { path, text: Yaml.stringify(value) };
}
