/* For tests under Wine 8 only: what wheels written in Rust ask for random bytes. */
#define EXPORT __declspec(dllexport)

__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *, unsigned long); /* RtlGenRandom */

EXPORT int __stdcall ProcessPrng(unsigned char *bytes, unsigned long long count) {
    return SystemFunction036(bytes, (unsigned long)count);
}
