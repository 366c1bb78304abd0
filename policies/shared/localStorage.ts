import { parseInstanceType } from "./instanceType";

/**
 * Families that keep their data on local NVMe drives instead of a volume: a trailing `d` says so, and the newer
 * families with accelerators have them without saying so.
 */
const LOCAL_FAMILY = /^([a-z]\d[a-z]*d|g4dn|g5|g6e?|gr6|g7e?|p3dn|p4de?|p5e?n?|p6-b\d+|trn\d+n?)$/;

/** Whether a type stores locally, encrypted by the drive itself; a KMS key for the volume then changes nothing. */
export function storesLocally(instanceType: string): boolean {
    const family = parseInstanceType(instanceType)?.family;
    return family !== undefined && LOCAL_FAMILY.test(family);
}
