/* bcryptprimitives.dll, which Wine 8 lacks: the one function that Rust's programs ask of it. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(void *bytes, ULONG length); /* RtlGenRandom */

__declspec(dllexport) BOOL ProcessPrng(BYTE *bytes, SIZE_T length) { return SystemFunction036(bytes, (ULONG)length); }
