import { type ApiObject, JsonPatch } from 'cdk8s';

/** Charts put everything into their namespace, where what belongs to the whole cluster cannot be. */
export function clusterScoped(object: ApiObject): void {
  object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
}
