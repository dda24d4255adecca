import { statfsSync } from 'node:fs';

/**
 * Kernel interfaces that look like folders, by the `f_type` of statfs(2) (linux/magic.h). A new folder there would act
 * on the system, or fail in an odd way.
 */
const pseudoTypes: ReadonlySet<number> = new Set([
  0x9fa0, // proc
  0x62656572, // sysfs
  0x1cd1, // devpts
  0x27e0eb, // cgroup
  0x63677270, // cgroup2
  0x64626720, // debugfs
  0x74726163, // tracefs
  0x73636673, // securityfs
  0x62656570, // configfs
  0x6165676c, // pstore
  0xcafe4a11, // bpf
  0x19800202, // mqueue
  0x65735543, // fusectl
  0x42494e4d, // binfmt_misc
  0xde5e81e4, // efivarfs
  0x6e736673, // nsfs
  0xf97cff8c, // selinux
  0x0187, // autofs: reading it may wait for a mount
]);

/** Whether the existing `path` is on one of the kernel's file systems that keep no files. */
export function isOnPseudoFileSystem(path: string): boolean {
  // Node returns a signed number on some systems.
  return process.platform === 'linux' && pseudoTypes.has(statfsSync(path).type >>> 0);
}
